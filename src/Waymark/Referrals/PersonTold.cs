namespace Waymark.Referrals;

/// <summary>Somebody as they were named: by the app's own id, an id under a provider, or the install they use.</summary>
public sealed record PersonTold
{
    public string? User { get; init; }

    public string? Install { get; init; }

    public string? Provider { get; init; }

    public string? Id { get; init; }
}
