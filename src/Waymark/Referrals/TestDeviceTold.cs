namespace Waymark.Referrals;

/// <summary>A device was registered for testing, or is no longer.</summary>
public sealed record TestDeviceTold
{
    public required TestDeviceKind Kind { get; init; }

    public required string Id { get; init; }

    public string? Name { get; init; }

    public bool Removes { get; init; }

    public string? By { get; init; }
}
