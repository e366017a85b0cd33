using System.Text.Json;

namespace Waymark.Referrals;

/// <summary>A user's invite was asked for.</summary>
public sealed record InviteTold
{
    /// <summary>Drawn for it; taken ones are replaced.</summary>
    public required string Token { get; init; }

    /// <inheritdoc cref="Token"/>
    public required string Code { get; init; }

    /// <summary>The server that asked; null for the sender's own device.</summary>
    public string? By { get; init; }

    /// <summary>The call as it was received.</summary>
    public required JsonElement Call { get; init; }
}
