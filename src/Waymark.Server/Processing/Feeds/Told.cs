using Waymark.Apps;
using Waymark.Feeds;

namespace Waymark.Server.Processing.Feeds;

/// <summary>One event of a batch with everything around it.</summary>
/// <param name="Feed">The feed as the owner set it up.</param>
/// <param name="Batch">All that came with it.</param>
/// <param name="Event">The event.</param>
/// <param name="Index">Its place in the batch.</param>
/// <param name="Person">Whom it is about.</param>
/// <param name="Ledger">Counts what is worth knowing.</param>
sealed record Told(Feed Feed, FeedBatch Batch, FeedEvent Event, int Index, FeedPerson Person, FeedLedger Ledger)
{
    // Our connectors write the event's id with every event, so that a repeat can be recognised.
    const string OurEventId = "om_event_id";

    public bool IsCleverTap => Feed.IsCleverTap;

    /// <summary>It had gone out from here, and the sender exports everything.</summary>
    public bool IsOurs { get; } = AttributeNames.Normalise(Event.Attributes).ContainsKey(OurEventId);

    /// <summary>It means something and counts: it is neither a test nor our own word.</summary>
    public bool IsNews => !Batch.IsDevelopment && !IsOurs;

    public string? Attribute(string normalised) =>
        AttributeNames.Normalise(Event.Attributes).TryGetValue(normalised, out var value)
            ? value.ValueKind switch
            {
                System.Text.Json.JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString()!.Trim(),
                System.Text.Json.JsonValueKind.Number or System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => value.GetRawText(),
                _ => null,
            }
            : null;
}
