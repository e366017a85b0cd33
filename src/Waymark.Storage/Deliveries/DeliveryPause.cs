namespace Waymark.Storage.Deliveries;

/// <summary>An operator stopped an integration for a while; its cursor stands still.</summary>
public sealed record DeliveryPause(DateTimeOffset Since, string? Reason);
