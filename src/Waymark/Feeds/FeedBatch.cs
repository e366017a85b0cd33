using System.Text.Json;
using Waymark.Facts;

namespace Waymark.Feeds;

/// <summary>What a feed told of one user: things that happened, what is known of them, or both.</summary>
public sealed class FeedBatch : IDisposable
{
    readonly JsonDocument _document;

    internal FeedBatch(JsonDocument document) => _document = document;

    /// <summary>The feed's id.</summary>
    public required string Feed { get; init; }

    /// <summary>The sender's tests: kept, and part of no figure.</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>Told long after it happened, to fill a gap rather than to be passed on.</summary>
    public bool IsHistory { get; init; }

    /// <summary>Out of a file: it may be imported again years later, and is the same still.</summary>
    public bool IsImported { get; init; }

    /// <summary>The sender's id of this batch: the same id again is the same batch.</summary>
    public string? RequestId { get; init; }

    public FeedIdentities Identities { get; init; } = new();

    /// <summary>The user's name, where it does not come among the attributes.</summary>
    public string? PersonName { get; init; }

    public JsonElement? UserAttributes { get; init; }

    public IReadOnlyList<string> DeletedAttributes { get; init; } = [];

    public IReadOnlyList<FeedEvent> Events { get; init; } = [];

    /// <summary>How new what it says of the user is: its latest event, else when it was received.</summary>
    public required DateTimeOffset ToldAt { get; init; }

    /// <param name="fact">As <see cref="FeedFact"/> wrote it.</param>
    /// <param name="receivedAt">When it reached us.</param>
    public static FeedBatch Read(ReadOnlyMemory<byte> fact, DateTimeOffset receivedAt)
    {
        var document = JsonDocument.Parse(LoneSurrogates.Replace(fact));
        return document.RootElement.TryGetProperty("export", out _) ? ExportedBatch.Read(document) : Read(document, receivedAt);
    }

    public void Dispose() => _document.Dispose();

    static FeedBatch Read(JsonDocument fact, DateTimeOffset receivedAt)
    {
        var batch = fact.RootElement.GetProperty("batch");
        IReadOnlyList<FeedEvent> events = [.. ReadEvents(batch, receivedAt)];

        return new FeedBatch(fact)
        {
            Feed = fact.RootElement.GetProperty("feed").GetString()!,
            IsDevelopment = "development".Equals(DeviceCall.Text(batch, "environment"), StringComparison.OrdinalIgnoreCase),
            IsHistory = fact.RootElement.TryGetProperty("history", out _),
            RequestId = DeviceCall.Text(batch, "source_request_id"),
            Identities = FeedIdentities.Read(batch),
            UserAttributes = batch.TryGetProperty("user_attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object ? attributes : null,
            DeletedAttributes = ReadDeleted(batch),
            Events = events,
            ToldAt = events.Count == 0 ? receivedAt : events.Max(happened => happened.At),
        };
    }

    static IEnumerable<FeedEvent> ReadEvents(JsonElement batch, DateTimeOffset receivedAt) =>
        batch.TryGetProperty("events", out var events) && events.ValueKind == JsonValueKind.Array
            ? events.EnumerateArray().Select(happened => FeedEvent.Read(happened, receivedAt))
            : [];

    static IReadOnlyList<string> ReadDeleted(JsonElement batch) =>
        batch.TryGetProperty("deleted_user_attributes", out var names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!).Take(FeedLimits.MostAttributes)]
            : [];
}
