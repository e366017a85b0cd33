namespace Waymark.Connectors;

/// <summary>What a partner's call can take.</summary>
/// <param name="Records">The most records in one call.</param>
/// <param name="Bytes">The most bytes in one call's body.</param>
/// <param name="InFlight">How many calls we have on their way at once.</param>
public sealed record RouteLimits(int Records, int Bytes, int InFlight);
