namespace Waymark.Sandbox.Demo;

/// <summary>One event as CleverTap's stand-in stored it.</summary>
public sealed record Receipt(string? EventId, string Name, string? UtmSource, string? UtmCampaign);
