namespace Waymark.Storage.Deliveries;

/// <summary>One integration of one app.</summary>
public readonly record struct DeliveryTarget(string App, string Integration);
