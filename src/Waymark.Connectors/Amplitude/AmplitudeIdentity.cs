using System.Collections.Frozen;

namespace Waymark.Connectors.Amplitude;

/// <summary>Whose event it is: a device, a user, or both, which Amplitude then knows to belong together.</summary>
sealed record AmplitudeIdentity(string? Device, string? User)
{
    /// <summary>The key under which an app hands us Amplitude's id of the device.</summary>
    public const string IdKey = "amplitude_device_id";

    const int LongestId = 1_024;

    static readonly FrozenSet<string> Meaningless = new[]
    {
        "anonymous", "nil", "none", "null", "n/a", "na", "undefined", "unknown", "\"\"", "00000000-0000-0000-0000-000000000000",
        "{}", "lmy47d", "0", "-1",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null when nobody is known.</returns>
    public static AmplitudeIdentity? Of(Telling telling)
    {
        var device = Usable(HandedOver(telling)) ?? Usable(telling.Event.InstallId);
        var user = Usable(telling.PersonId());
        return device is null && user is null ? null : new(device, user);
    }

    public static string? HandedOver(Telling telling) => telling.Subject.HandedOver(IdKey);

    static string? Usable(string? id) =>
        id?.Trim() is { Length: > 0 and <= LongestId } text && !Meaningless.Contains(text) ? text : null;
}
