using System.Text.Json.Serialization;

namespace Waymark.Apps;

/// <summary>A source of events that is not a device: CleverTap's export, a server.</summary>
public sealed record Feed
{
    public required string Id { get; init; }

    /// <summary>User name of the feed's basic authentication. Secret.</summary>
    public required string Key { get; init; }

    /// <summary>Its password. Secret.</summary>
    public required string Secret { get; init; }

    /// <summary>The key before this one, which opens the feed too. Secret.</summary>
    public string? PreviousKey { get; init; }

    /// <summary>The secret before this one; without <see cref="PreviousKey"/> it goes with <see cref="Key"/>. Secret.</summary>
    public string? PreviousSecret { get; init; }

    /// <summary>Shown to people; the id when absent.</summary>
    public string? Name { get; init; }

    /// <summary>The partner whose words these are: integrations with it never hear them back.</summary>
    public string Partner { get; init; } = "clevertap";

    /// <summary>What ties a batch to a user, the surest first.</summary>
    public IReadOnlyList<FeedIdentity> Identities { get; init; } = [FeedIdentity.CustomerId, FeedIdentity.Email, FeedIdentity.Device];

    public OptInEffect OptIns { get; init; } = OptInEffect.Withhold;

    /// <summary>Batches a second that the sender may post; 0 means no limit.</summary>
    public int BatchesPerSecond { get; init; } = 270;

    /// <summary>Opens the webhook's address, as a part of it. Secret.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>The name of a webhook's event that has no other.</summary>
    public string WebhookEvent { get; init; } = "Webhook";

    /// <summary>Its events mean what CleverTap's catalogue says.</summary>
    [JsonIgnore]
    public bool IsCleverTap => Partner.Equals("clevertap", StringComparison.OrdinalIgnoreCase);

    /// <summary>For people.</summary>
    [JsonIgnore]
    public string Title => Name ?? Id;
}

/// <summary>What may tie a batch to a user.</summary>
public enum FeedIdentity
{
    /// <summary>The app's own user id.</summary>
    CustomerId,

    /// <summary>The address of a user who is known.</summary>
    Email,

    /// <summary>An advertising or vendor id of a device that is known.</summary>
    Device,
}

/// <summary>What becomes of a channel that a person refused to be written to on.</summary>
public enum OptInEffect
{
    /// <summary>The address, number or push token is kept from third parties.</summary>
    Withhold,

    /// <summary>It is only kept with the user.</summary>
    Record,
}
