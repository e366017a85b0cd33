using System.Text.Json;
using Waymark.Facts;

namespace Waymark.Feeds;

/// <summary>One thing that happened, as a feed told it.</summary>
public sealed record FeedEvent
{
    /// <summary>The name of an event of type <c>uninstall</c>, which has none on the wire.</summary>
    public const string Uninstalled = "App Uninstalled";

    static readonly string[] CustomTypes =
        ["attribution", "location", "media", "navigation", "search", "social", "transaction", "user_content", "user_preference", "other", "unknown"];

    /// <summary><c>custom_event</c>, <c>uninstall</c>, <c>session_end</c>, …, in lower case.</summary>
    public required string Type { get; init; }

    /// <summary>Only of a custom event, in lower case; <c>other</c> for what is not documented.</summary>
    public string? CustomType { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The sender's id of this event.</summary>
    public string? MessageId { get; init; }

    /// <summary>The whole of <c>data</c>; undefined when there was none.</summary>
    public JsonElement Details { get; init; }

    /// <summary><c>custom_attributes</c>; undefined when there were none.</summary>
    public JsonElement Attributes { get; init; }

    /// <summary>Codes of what was put right.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static FeedEvent Read(JsonElement happened, DateTimeOffset receivedAt)
    {
        var warnings = new List<string>();
        var type = DeviceCall.Text(happened, "event_type")!.ToLowerInvariant();
        var details = happened.TryGetProperty("data", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var at = FeedTime.Read(details, receivedAt);

        if (at is null && Text(details, "timestamp_unixtime_ms") is not null) warnings.Add("time_not_believed");

        return new FeedEvent
        {
            Type = type,
            CustomType = type == "custom_event" ? ReadCustomType(details, warnings) : null,
            Name = ReadName(type, details, warnings),
            At = at ?? receivedAt,
            MessageId = Text(details, "source_message_id"),
            Details = details,
            Attributes = details.ValueKind == JsonValueKind.Object && details.TryGetProperty("custom_attributes", out var attributes) ? attributes : default,
            Warnings = warnings,
        };
    }

    static string ReadName(string type, JsonElement details, List<string> warnings)
    {
        var name = type == "uninstall" ? Uninstalled : type == "custom_event" ? Text(details, "event_name") ?? type : type;

        if (name.Length <= FeedLimits.LongestName) return name;

        warnings.Add("name_cut");
        return Cut(name, FeedLimits.LongestName);
    }

    static string ReadCustomType(JsonElement details, List<string> warnings)
    {
        var type = Text(details, "custom_event_type")?.Trim().ToLowerInvariant() ?? "other";

        if (CustomTypes.Contains(type, StringComparer.Ordinal)) return type;

        warnings.Add("custom_event_type_unknown");
        return "other";
    }

    /// <summary>Never through the middle of a surrogate pair.</summary>
    internal static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    static string? Text(JsonElement details, string key) => details.ValueKind == JsonValueKind.Object ? DeviceCall.Text(details, key) : null;
}
