namespace Waymark.Referrals;

/// <summary>Staff archived an invite, or took that back.</summary>
public sealed record InviteArchived
{
    public required string Archived { get; init; }

    public bool IsArchived { get; init; } = true;
}
