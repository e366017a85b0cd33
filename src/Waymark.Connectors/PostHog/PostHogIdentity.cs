using System.Collections.Frozen;

namespace Waymark.Connectors.PostHog;

/// <summary>Whose event it is.</summary>
/// <param name="DistinctId">The person, or the device while nobody knows the person.</param>
/// <param name="Device">The id this device's events had before its person was known; null when the app uses PostHog itself.</param>
sealed record PostHogIdentity(string DistinctId, string? Device)
{
    /// <summary>The key under which an app hands us PostHog's id.</summary>
    public const string IdKey = "posthog_distinct_id";

    const int LongestId = 200;

    static readonly FrozenSet<string> Meaningless = new[]
    {
        "anonymous", "guest", "distinctid", "distinct_id", "id", "not_authenticated", "email", "undefined", "true", "false",
        "[object object]", "nan", "none", "null", "0",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null when nobody is known.</returns>
    public static PostHogIdentity? Of(Telling telling)
    {
        if (Usable(HandedOver(telling)) is { } own)
            return new(own, null);

        var install = Usable(telling.Event.InstallId);

        return Usable(telling.PersonId()) is { } person ? new(person, install)
            : install is not null ? new(install, null)
            : null;
    }

    public static string? HandedOver(Telling telling) => telling.Subject.HandedOver(IdKey);

    static string? Usable(string? id) =>
        id?.Trim() is { Length: > 0 and <= LongestId } text && !Meaningless.Contains(text) ? text : null;
}
