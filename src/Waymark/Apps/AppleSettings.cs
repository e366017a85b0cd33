namespace Waymark.Apps;

/// <summary>How Apple is asked whether its own ads brought an install.</summary>
public sealed record AppleSettings
{
    /// <summary>Exchange the AdServices tokens that devices send.</summary>
    public bool AdServices { get; init; } = true;

    /// <summary>Another address than Apple's, for a proxy or a sandbox.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>How long before the first open a tap is taken to have been that Apple gives no time of: 0 to 168 hours.</summary>
    public int AssumedHours { get; init; } = 1;
}
