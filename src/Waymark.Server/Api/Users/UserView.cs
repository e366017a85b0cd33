using System.Text.Json;
using Waymark.Flows;
using Waymark.Users;

namespace Waymark.Server.Api.Users;

/// <summary>A user as the management API shows them.</summary>
public sealed record UserView
{
    public required string Id { get; init; }

    /// <summary>Absent while only events have named the user.</summary>
    public DateTimeOffset? SignedUpAt { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Installs the user was seen on, first to last.</summary>
    public required IReadOnlyList<string> InstallInstanceIds { get; init; }

    /// <summary>What the app told about the user.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Traits { get; init; }

    /// <summary>What flows wrote, and other users may see.</summary>
    public required IReadOnlyDictionary<string, string> PublicProperties { get; init; }

    /// <summary>What flows wrote for the user and for staff.</summary>
    public required IReadOnlyDictionary<string, string> PrivateProperties { get; init; }

    /// <summary>Whether they are banned now.</summary>
    public required bool Banned { get; init; }

    /// <summary>The latest ban, which may be over; absent when there never was one, or it was lifted.</summary>
    public BanView? Ban { get; init; }

    public static UserView Of(string id, User? user, Standing? standing, DateTimeOffset now) => new()
    {
        Id = id,
        SignedUpAt = user?.SignedUpAt,
        Name = user?.Name,
        Email = user?.Email,
        Phone = user?.Phone,
        InstallInstanceIds = user?.InstallIds ?? [],
        Traits = user?.Traits.ToDictionary(trait => trait.Key, trait => JsonElement.Parse(trait.Value)) ?? [],
        PublicProperties = standing?.Public ?? new Dictionary<string, string>(),
        PrivateProperties = standing?.Private ?? new Dictionary<string, string>(),
        Banned = standing?.IsBannedAt(now) == true,
        Ban = standing?.Ban is { } ban ? new BanView(ban.Until, ban.At, ban.Flow, ban.Reason) : null,
    };
}

/// <summary>A ban.</summary>
/// <param name="Until">When it ends.</param>
/// <param name="At">When it began.</param>
/// <param name="Flow">The flow that said so.</param>
/// <param name="Reason">For people.</param>
public sealed record BanView(DateTimeOffset Until, DateTimeOffset At, string Flow, string? Reason);
