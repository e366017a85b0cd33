using System.Text.Json;
using System.Text.Json.Serialization;
using Waymark.PromoCodes;
using Waymark.Users;

namespace Waymark.Referrals;

/// <summary>How facts about people are written into the journal.</summary>
public static class Told
{
    // By reflection: what is source-generated forgets the initial values of init-only properties that are absent.
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static byte[] Write<T>(T told) => JsonSerializer.SerializeToUtf8Bytes(told, Options);

    /// <returns>Null when the body says nothing of the kind.</returns>
    public static T? Read<T>(ReadOnlyMemory<byte> body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Somebody as they were named: by the app's own id, an id under a provider, or the install they use.</summary>
public sealed record PersonTold
{
    public string? User { get; init; }

    public string? Install { get; init; }

    public string? Provider { get; init; }

    public string? Id { get; init; }
}

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

/// <summary>Staff archived an invite, or took that back.</summary>
public sealed record InviteArchived
{
    public required string Archived { get; init; }

    public bool IsArchived { get; init; } = true;
}

/// <summary>Relations were set or removed.</summary>
public sealed record RelationsTold
{
    public RelationSource Source { get; init; }

    public bool Removes { get; init; }

    public string? By { get; init; }

    public string? Why { get; init; }

    public IReadOnlyList<RelationTold> Relations { get; init; } = [];
}

/// <summary>Who referred whom.</summary>
public sealed record RelationTold
{
    public required PersonTold Referred { get; init; }

    public required PersonTold Referrer { get; init; }

    public required string Event { get; init; }

    /// <summary>When it came about; null for now.</summary>
    public DateTimeOffset? At { get; init; }

    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>They become friends, too.</summary>
    public bool Friends { get; init; }
}

/// <summary>An id under a provider was shown or given up.</summary>
public sealed record IdentityTold
{
    public required PersonTold Who { get; init; }

    public required string Provider { get; init; }

    public string? Id { get; init; }

    /// <summary>See <see cref="AccessToken"/>; the token itself is written nowhere.</summary>
    public string? TokenHash { get; init; }

    /// <summary>A server, staff or a signature says that it is theirs.</summary>
    public bool IsVouchedFor { get; init; }

    /// <summary>Where it is somebody else's, the install goes over to them.</summary>
    public bool Switches { get; init; }

    public bool Removes { get; init; }

    public string? By { get; init; }
}

/// <summary>A promo code was made, changed or claimed.</summary>
public sealed record PromoCodeTold
{
    /// <summary>The whole code; null for a claim.</summary>
    public PromoCode? Saved { get; init; }

    /// <summary>A new one, rather than another version of what there is.</summary>
    public bool IsNew { get; init; }

    /// <summary>Its letters were drawn: others will do if they are taken.</summary>
    public bool IsDrawn { get; init; }

    public PersonTold? Creator { get; init; }

    public string? Claimed { get; init; }

    public PersonTold? Claimer { get; init; }

    /// <summary>What tells that it is the same call again.</summary>
    public string? RequestId { get; init; }
}

/// <summary>A person reviewed a referral.</summary>
public sealed record ReviewTold
{
    public required long Referral { get; init; }

    public required FraudStatus Status { get; init; }

    public required string Why { get; init; }

    public string? By { get; init; }
}

/// <summary>A device was registered for testing, or is no longer.</summary>
public sealed record TestDeviceTold
{
    public required TestDeviceKind Kind { get; init; }

    public required string Id { get; init; }

    public string? Name { get; init; }

    public bool Removes { get; init; }

    public string? By { get; init; }
}
