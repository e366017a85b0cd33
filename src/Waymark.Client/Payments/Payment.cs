using System.Text.Json.Nodes;

namespace Waymark.Client;

/// <summary>Money that a user paid.</summary>
public sealed record Payment
{
    /// <summary>The shop's own id; the server counts a payment with the same type and id once.</summary>
    public required string Id { get; init; }

    /// <summary>In the app's currency; not negative.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Who paid; without it, the user who signed up last on this install.</summary>
    public string? UserId { get; init; }

    public PaymentType Type { get; init; } = PaymentType.Default;

    public PaymentStatus Status { get; init; } = PaymentStatus.Completed;

    /// <summary>What was bought: <c>content_ids</c>, <c>contents</c>, <c>num_items</c>, <c>order_id</c> and so on.</summary>
    public JsonObject? EventData { get; init; }
}
