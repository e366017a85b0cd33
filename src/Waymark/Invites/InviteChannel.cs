using Waymark.Apps;

namespace Waymark.Invites;

/// <summary>A channel as an app's users see it: the product's own description with the owner's changes.</summary>
public sealed record InviteChannel
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Icon { get; init; }

    public required int Order { get; init; }

    /// <summary>What can be sent through it beside the link.</summary>
    public required IReadOnlyList<InvitePart> Supports { get; init; }

    public required IReadOnlyList<InvitePlatform> Platforms { get; init; }

    /// <summary>Whether users are offered it.</summary>
    public required bool IsOffered { get; init; }

    /// <summary>The owner's own content for it; null for none.</summary>
    public InviteChannelSettings? Settings { get; init; }
}
