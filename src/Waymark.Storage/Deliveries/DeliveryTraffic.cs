namespace Waymark.Storage.Deliveries;

/// <summary>What went to a partner in a while.</summary>
/// <param name="Records">Records that the partner read.</param>
/// <param name="Refused">Those of them that the partner will never take.</param>
public readonly record struct DeliveryTraffic(long Records, long Refused);
