using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Inspection;

/// <summary>Profiles with their timelines.</summary>
static class ProfileViews
{
    public static object Page(Account account, string? objectId, string? identity, int after, int limit) =>
        account.With((profiles, _) =>
        {
            var found = Find(profiles, objectId, identity);
            var shown = found.Where(profile => profile.Number > after).Take(limit).ToList();
            var isLast = shown.Count == 0 || shown[^1].Number == found[^1].Number;

            return new
            {
                Total = found.Count,
                Profiles = shown.ConvertAll(Show),
                Next = isLast ? (int?)null : shown[^1].Number,
            };
        });

    static List<Profile> Find(ProfileBook profiles, string? objectId, string? identity)
    {
        if (objectId is null && identity is null)
            return [.. profiles.All];

        var key = objectId is not null ? new ProfileKey(IdKind.ObjectId, objectId) : new(IdKind.Identity, identity!);
        return profiles.Find(key) is { } found && (identity is null || found.Ids(IdKind.Identity).Contains(identity))
            ? [found]
            : [];
    }

    // Copies what changes, because the answer is written after the account is let go.
    static object Show(Profile profile) => new
    {
        profile.Number,
        ObjectIds = profile.Ids(IdKind.ObjectId).ToList(),
        Identities = profile.Ids(IdKind.Identity).ToList(),
        Properties = profile.Properties.ToDictionary(),
        Events = profile.Events.ToDictionary(),
        Devices = profile.DeviceByObjectId.Select(pair => new
        {
            ObjectId = pair.Key,
            pair.Value.Platform,
            Tokens = pair.Value.TokenByType.ToDictionary(),
        }).ToList(),
        Timeline = profile.Timeline.Select((happened, place) => EventViews.Show(happened, place + 1)).ToList(),
    };
}
