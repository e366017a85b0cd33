using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox.CleverTap.Queries;

/// <summary>One page of a query.</summary>
/// <param name="Next">Null on the last page.</param>
sealed record Page(IReadOnlyList<object> Records, Cursor? Next)
{
    public static Page OfEvents(Cursor cursor, Account account)
    {
        var zone = account.TimeZone;

        return account.With((profiles, events) =>
        {
            List<object> records = [];
            for (var i = cursor.Position; i < events.All.Count; i++)
            {
                var happened = events.All[i];
                if (!cursor.Query.Matches(happened, zone))
                    continue;

                if (records.Count == cursor.BatchSize)
                    return new Page(records, cursor with { Position = i });

                records.Add(QueryViews.Event(happened, profiles.Find(happened.Key), zone));
            }

            return new Page(records, null);
        });
    }

    public static Page OfProfiles(Cursor cursor, Account account)
    {
        var zone = account.TimeZone;

        return account.With((profiles, _) =>
        {
            var found = profiles.All
                .Where(profile => profile.Number > cursor.Position)
                .Where(profile => profile.Timeline.Any(happened => cursor.Query.Matches(happened, zone)))
                .Take(cursor.BatchSize + 1)
                .ToList();
            var shown = found.Take(cursor.BatchSize).ToList();
            var next = found.Count > shown.Count ? cursor with { Position = shown[^1].Number } : null;

            return new Page([.. shown.Select(QueryViews.Profile)], next);
        });
    }
}
