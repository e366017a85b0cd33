namespace Waymark.Connectors.Webhook;

/// <summary>What the receiver reads.</summary>
enum WebhookFormat
{
    /// <summary>Everything we know, as in the README.</summary>
    Event,

    /// <summary>Linkrunner's webhook bodies, for receivers that were made for them.</summary>
    Linkrunner,

    /// <summary>A sentence for a channel.</summary>
    Slack,
}
