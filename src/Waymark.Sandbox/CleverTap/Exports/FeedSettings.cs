using System.Text.Json.Serialization;

namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>Where an account's export goes, as it would be filled in under mParticle Export, and how often.</summary>
sealed record FeedSettings
{
    /// <summary>The receiver's base path, such as <c>http://127.0.0.1:5080/v2</c>.</summary>
    public required string Address { get; init; }

    public required string Key { get; init; }

    public required string Secret { get; init; }

    /// <summary>Names of what is exported; empty for CleverTap's own events, an asterisk for all.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Whether an export brings the profiles' attributes, too.</summary>
    public bool Profiles { get; init; }

    /// <summary>Seconds from one export to the next; 0 exports on request only.</summary>
    public int EverySeconds { get; init; }

    /// <summary>1 posts to <c>/events</c>, more to <c>/bulkevents</c>.</summary>
    public int BatchesPerRequest { get; init; } = ExportRequest.MostBatches;

    /// <summary>How long an answer may take.</summary>
    public int TimeoutMs { get; init; } = 10_000;

    /// <summary>The wait after the first failure; it doubles from there.</summary>
    public int FirstRetryMs { get; init; } = 1_000;

    public int LongestRetryMs { get; init; } = 60_000;

    /// <summary>Marks every batch as a test.</summary>
    public bool Development { get; init; }

    [JsonIgnore]
    public TimeSpan Every => EverySeconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(EverySeconds);

    public bool Exports(string name) => Events switch
    {
        [] => Deeds.Catalogue.Find(name) is not null,
        _ => Events.Contains("*") || Events.Contains(name),
    };

    /// <returns>What is wrong with it, or null.</returns>
    public string? Problem() => this switch
    {
        _ when !Uri.TryCreate(Address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") => "address must be an http or https address.",
        { Key: "" } => "key must not be empty.",
        { EverySeconds: < 0 or > 86_400 } => "everySeconds must be from 0 to 86400.",
        { BatchesPerRequest: < 1 or > ExportRequest.MostBatches } => $"batchesPerRequest must be from 1 to {ExportRequest.MostBatches}.",
        { TimeoutMs: < 1 } => "timeoutMs must be at least 1.",
        { FirstRetryMs: < 1 } => "firstRetryMs must be at least 1.",
        { LongestRetryMs: < 1 } => "longestRetryMs must be at least 1.",
        _ => null,
    };
}
