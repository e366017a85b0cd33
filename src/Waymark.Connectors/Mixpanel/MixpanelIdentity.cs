using System.Collections.Frozen;

namespace Waymark.Connectors.Mixpanel;

/// <summary>Whose event it is. With a device and a user in one event Mixpanel makes one person of them.</summary>
sealed record MixpanelIdentity(string DistinctId, string? Device, string? User)
{
    /// <summary>The key under which an app hands us Mixpanel's id.</summary>
    public const string IdKey = "mixpanel_distinct_id";

    /// <summary>Mixpanel's own mark for somebody who is known by a device only.</summary>
    const string DevicePrefix = "$device:";

    const int LongestId = 255;

    static readonly FrozenSet<string> Meaningless = new[]
    {
        "00000000-0000-0000-0000-000000000000", "anon", "anonymous", "nil", "none", "null", "n/a", "na", "undefined", "unknown",
        "<nil>", "0", "-1", "true", "false", "[]", "{}",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null when nobody is known.</returns>
    public static MixpanelIdentity? Of(Telling telling)
    {
        var user = Usable(telling.PersonId());
        var install = Usable(telling.Event.InstallId);

        return Usable(HandedOver(telling)) switch
        {
            { } own when own.StartsWith(DevicePrefix, StringComparison.Ordinal) => new(own, own[DevicePrefix.Length..], user),

            // The app has named the person to Mixpanel already, and perhaps not as it did to us: a second name would make a second person.
            { } own => new(own, null, null),
            null when user is not null => new(user, install, user),
            null when install is not null => new(DevicePrefix + install, install, null),
            null => null,
        };
    }

    public static string? HandedOver(Telling telling) => telling.Subject.HandedOver(IdKey);

    static string? Usable(string? id) =>
        id?.Trim() is { Length: > 0 and <= LongestId } text && !Meaningless.Contains(text) ? text : null;
}
