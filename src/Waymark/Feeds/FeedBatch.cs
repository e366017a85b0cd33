using System.Text.Json;
using Waymark.Facts;

namespace Waymark.Feeds;

/// <summary>What a feed told of one user: things that happened, what is known of them, or both.</summary>
public sealed class FeedBatch : IDisposable
{
    readonly JsonDocument _document;

    FeedBatch(JsonDocument document, DateTimeOffset receivedAt)
    {
        _document = document;
        Feed = document.RootElement.GetProperty("feed").GetString()!;

        var batch = document.RootElement.GetProperty("batch");
        IsDevelopment = "development".Equals(DeviceCall.Text(batch, "environment"), StringComparison.OrdinalIgnoreCase);
        RequestId = DeviceCall.Text(batch, "source_request_id");
        Identities = FeedIdentities.Read(batch);
        UserAttributes = batch.TryGetProperty("user_attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object ? attributes : null;
        DeletedAttributes = ReadDeleted(batch);
        Events = [.. ReadEvents(batch, receivedAt)];
        ToldAt = Events.Count == 0 ? receivedAt : Events.Max(happened => happened.At);
    }

    /// <summary>The feed's id.</summary>
    public string Feed { get; }

    /// <summary>The sender's tests: kept, and part of no figure.</summary>
    public bool IsDevelopment { get; }

    /// <summary>The sender's id of this batch: the same id again is the same batch.</summary>
    public string? RequestId { get; }

    public FeedIdentities Identities { get; }

    public JsonElement? UserAttributes { get; }

    public IReadOnlyList<string> DeletedAttributes { get; }

    public IReadOnlyList<FeedEvent> Events { get; }

    /// <summary>How new what it says of the user is: its latest event, else when it was received.</summary>
    public DateTimeOffset ToldAt { get; }

    /// <param name="fact">As <see cref="FeedFact"/> wrote it.</param>
    /// <param name="receivedAt">When it reached us.</param>
    public static FeedBatch Read(ReadOnlyMemory<byte> fact, DateTimeOffset receivedAt) =>
        new(JsonDocument.Parse(LoneSurrogates.Replace(fact)), receivedAt);

    public void Dispose() => _document.Dispose();

    static IEnumerable<FeedEvent> ReadEvents(JsonElement batch, DateTimeOffset receivedAt) =>
        batch.TryGetProperty("events", out var events) && events.ValueKind == JsonValueKind.Array
            ? events.EnumerateArray().Select(happened => FeedEvent.Read(happened, receivedAt))
            : [];

    static IReadOnlyList<string> ReadDeleted(JsonElement batch) =>
        batch.TryGetProperty("deleted_user_attributes", out var names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!).Take(FeedLimits.MostAttributes)]
            : [];
}
