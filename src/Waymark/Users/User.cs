using Waymark.Privacy;

namespace Waymark.Users;

/// <summary>A person the app knows by its own id; may have several devices.</summary>
public sealed record User
{
    public required string App { get; init; }

    public required string Id { get; init; }

    /// <summary>The first sign-up; null when only later calls named the user.</summary>
    public DateTimeOffset? SignedUpAt { get; init; }

    /// <summary>As the app sent it; 64 hex digits mean it is hashed already.</summary>
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Installs this user was seen on, first to last.</summary>
    public IReadOnlyList<string> InstallIds { get; init; } = [];

    /// <summary>Ids that partners know the person by, as the app sent them in <c>user_data</c>.</summary>
    public IReadOnlyDictionary<string, string> PartnerIds { get; init; } = new Dictionary<string, string>();

    /// <summary>Ids under providers, which are in lower case, that were added: see <see cref="IdentityProvider.IdOf"/>.</summary>
    public IReadOnlyDictionary<string, string> Identities { get; init; } = new Dictionary<string, string>();

    /// <summary>Null while nobody asked for anything.</summary>
    public Sharing? Sharing { get; init; }

    /// <summary>Whatever else the app told about the user, as JSON text by key.</summary>
    public IReadOnlyDictionary<string, string> Traits { get; init; } = new Dictionary<string, string>();

    /// <summary>The time that a trait is about, of those that feeds told: an older word that comes later changes nothing.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> TraitsToldAt { get; init; } = new Dictionary<string, DateTimeOffset>();
}
