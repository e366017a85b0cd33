namespace Waymark.Sandbox.Networks;

/// <summary>What Boreal is to claim, and where.</summary>
sealed record BorealClaim
{
    /// <summary>Waymark's address, such as <c>http://127.0.0.1:5100</c>.</summary>
    public required string To { get; init; }

    /// <summary>The phone's advertising id.</summary>
    public required string DeviceId { get; init; }

    public BorealManner Manner { get; init; }

    /// <summary>The network's id in Waymark's configuration.</summary>
    public string Network { get; init; } = "boreal";

    public string Key { get; init; } = BorealStandIn.Key;
}

/// <summary>How Boreal claims.</summary>
enum BorealManner
{
    /// <summary>Its last ad that this device met; nothing when there is none.</summary>
    Honest,

    /// <summary>The same, and again.</summary>
    Twice,

    /// <summary>A click a few seconds ago on an ad that this device never met.</summary>
    Stolen,
}
