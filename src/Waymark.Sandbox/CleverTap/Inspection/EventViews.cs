using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Inspection;

/// <summary>Stored events with everything they carry.</summary>
static class EventViews
{
    public static object Page(Account account, EventFilter filter, int after, int limit)
    {
        // Only references are copied while the account is held; looking into them needs no lock.
        var stored = account.With((_, events) => events.All.ToArray());
        var found = stored
            .Select((happened, place) => (Happened: happened, Number: place + 1))
            .Where(one => filter.Matches(one.Happened))
            .ToList();
        var shown = found.Where(one => one.Number > after).Take(limit).ToList();
        var isLast = shown.Count == 0 || shown[^1].Number == found[^1].Number;

        return new
        {
            Total = found.Count,
            Events = shown.Select(one => Show(one.Happened, one.Number)),
            Next = isLast ? (int?)null : shown[^1].Number,
        };
    }

    public static object Show(StoredEvent happened, int number) => new
    {
        Number = number,
        happened.Name,
        ObjectId = happened.Key.Kind == IdKind.ObjectId ? happened.Key.Value : null,
        Identity = happened.Key.Kind == IdKind.Identity ? happened.Key.Value : null,
        Ts = happened.At,
        At = DateTimeOffset.FromUnixTimeSeconds(happened.At),
        happened.Source,
        happened.Properties,
        happened.Session,
    };
}
