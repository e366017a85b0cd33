using System.Text.Json;
using Waymark.Sandbox.CleverTap.Deeds;

namespace Waymark.Sandbox.CleverTap.Webhooks;

/// <summary>A campaign that calls an address about profiles.</summary>
sealed record WebhookCampaign
{
    public required string Address { get; init; }

    public string Method { get; init; } = "POST";

    /// <summary>Of basic authentication; none when absent.</summary>
    public string? User { get; init; }

    public string Password { get; init; } = "";

    public WebhookShape Shape { get; init; }

    /// <summary>The campaign's own id, <c>targetId</c> in the body.</summary>
    public long Id { get; init; } = 1_700_000_001;

    public Audience To { get; init; } = new();

    /// <summary>What the campaign's author filled in; a name for the event among them, where wanted.</summary>
    public IReadOnlyDictionary<string, JsonElement> KeyValues { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Of the event that set it off; only live campaigns have them.</summary>
    public IReadOnlyDictionary<string, JsonElement> EventProperties { get; init; } = new Dictionary<string, JsonElement>();

    public int TimeoutMs { get; init; } = 3_000;

    /// <summary>How often a call is made at most until it is answered with 200.</summary>
    public int Attempts { get; init; } = 2;

    /// <returns>What is wrong with it, or null.</returns>
    public string? Problem() => this switch
    {
        _ when !Uri.TryCreate(Address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") => "address must be an http or https address.",
        { Method: not ("GET" or "POST" or "PUT" or "DELETE") } => "method must be GET, POST, PUT or DELETE.",
        { TimeoutMs: < 1 } => "timeoutMs must be at least 1.",
        { Attempts: < 1 } => "attempts must be at least 1.",
        { To.Count: < 0 } => "count must not be negative.",
        _ => null,
    };
}
