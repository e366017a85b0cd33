using System.Collections.Frozen;
using System.Globalization;
using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Attribution;

/// <summary>What a measurement partner said in one call.</summary>
sealed record AttributionCall
{
    static readonly string[] Mandatory =
        ["partner_name", "event_type", "device_identifier", "platform", "account_id", "account_token", "account_passcode"];

    static readonly FrozenSet<string> Named = FrozenSet.Create(
        StringComparer.Ordinal, [.. Mandatory, "timestamp", "utm_source", "utm_medium", "utm_campaign"]);

    static readonly string[] Utm = ["utm_source", "utm_medium", "utm_campaign"];

    public required string Partner { get; init; }

    public required string EventType { get; init; }

    public required string Device { get; init; }

    public required string Platform { get; init; }

    /// <summary>Epoch seconds; null for the time of processing.</summary>
    public long? At { get; init; }

    public required IReadOnlyDictionary<string, string> Campaign { get; init; }

    /// <summary>Everything else, passed through unchecked.</summary>
    public required IReadOnlyDictionary<string, string> Others { get; init; }

    public bool IsInstall => EventType is "organic_install" or "inorganic_install";

    /// <returns>The error text for a call that lacks something, or null.</returns>
    public static string? Problem(IReadOnlyDictionary<string, string> given, Strictness strictness)
    {
        if (Array.Find(Mandatory, name => given.GetValueOrDefault(name, "") == "") is { } missing)
            return $"{missing} is missing";

        // One table of the documentation asks for all three, a note beside it for one.
        var needed = given["event_type"] is "organic_install" or "inorganic_install"
            ? Utm.Take(strictness == Strictness.Strict ? Utm.Length : 1)
            : [];

        if (needed.FirstOrDefault(name => given.GetValueOrDefault(name, "") == "") is { } utm)
            return $"{utm} is missing";

        return given.TryGetValue("timestamp", out var at) && at.Length > 0 && Seconds(at) is null
            ? "timestamp is not valid"
            : null;
    }

    /// <summary>Reads parameters in which no problem was found.</summary>
    public static AttributionCall Read(IReadOnlyDictionary<string, string> given) => new()
    {
        Partner = given["partner_name"],
        EventType = given["event_type"],
        Device = given["device_identifier"],
        Platform = given["platform"].ToLowerInvariant(),
        At = Seconds(given.GetValueOrDefault("timestamp", "")),
        Campaign = given.Where(pair => Utm.Contains(pair.Key)).ToDictionary(),
        Others = given.Where(pair => !Named.Contains(pair.Key)).ToDictionary(),
    };

    static long? Seconds(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && Timestamps.IsSeconds(at)
            ? at
            : null;
}
