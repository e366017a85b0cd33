namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>One event on its way out, and whose it is.</summary>
/// <param name="Profile">Null once the profile is deleted.</param>
readonly record struct Departure(StoredEvent Event, ProfileCopy? Profile)
{
    /// <summary>Pairs events with their profiles, each of which is copied once.</summary>
    public static IReadOnlyList<Departure> Of(IEnumerable<StoredEvent> events, ProfileBook profiles)
    {
        var copies = new Dictionary<int, ProfileCopy>();
        return [.. events.Select(happened => new Departure(happened, profiles.Find(happened.Key) is { } profile ? CopyOf(profile) : null))];

        ProfileCopy CopyOf(Profile profile)
        {
            if (!copies.TryGetValue(profile.Number, out var copy)) copies[profile.Number] = copy = ProfileCopy.Of(profile);
            return copy;
        }
    }
}
