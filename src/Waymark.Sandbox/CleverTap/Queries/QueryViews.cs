using System.Text.Json;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Queries;

/// <summary>How queries show what is stored, in the shape of recorded answers.</summary>
static class QueryViews
{
    static readonly string[] OnTop = ["Name", "Email", "Phone"];

    public static object Profile(Profile profile) => new
    {
        name = Property(profile, "Name"),
        email = Property(profile, "Email"),
        phone = Property(profile, "Phone"),
        identity = profile.Ids(IdKind.Identity).FirstOrDefault(),
        all_identities = profile.Ids(IdKind.Identity).ToList(),
        profileData = Custom(profile),
        events = profile.Events.ToDictionary(
            pair => pair.Key,
            pair => new { count = pair.Value.Count, first_seen = pair.Value.First, last_seen = pair.Value.Last }),
        platformInfo = profile.DeviceByObjectId.Select(pair => new
        {
            platform = pair.Value.Platform,
            push_token = pair.Value.TokenByType.Values.LastOrDefault(),
            objectId = pair.Key,
        }).ToList(),
    };

    /// <param name="profile">Whose event it is; null once that profile is deleted.</param>
    public static object Event(StoredEvent happened, Profile? profile, TimeZoneInfo zone) => new
    {
        profile = profile is null ? null : new
        {
            objectId = happened.Key.Kind == IdKind.ObjectId
                ? happened.Key.Value
                : profile.Ids(IdKind.ObjectId).FirstOrDefault(),
            identity = profile.Ids(IdKind.Identity).FirstOrDefault(),
            name = Property(profile, "Name"),
            email = Property(profile, "Email"),
            phone = Property(profile, "Phone"),
            profileData = Custom(profile),
        },
        ts = ProjectTime.Digits(happened.At, zone),
        event_props = happened.Properties,
        session_props = happened.Session,
    };

    static Dictionary<string, object> Custom(Profile profile) => profile.Properties
        .Where(pair => !OnTop.Contains(pair.Key))
        .ToDictionary(pair => pair.Key, pair => (object)pair.Value);

    static JsonElement? Property(Profile profile, string name) =>
        profile.Properties.TryGetValue(name, out var value) ? value : null;
}
