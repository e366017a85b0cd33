namespace Waymark.Sandbox.Demo;

/// <summary>One event as CleverTap's stand-in stored it.</summary>
/// <param name="IsOwn">Nobody sent it: CleverTap noticed or did it itself.</param>
public sealed record Receipt(string? EventId, string Name, string? UtmSource, string? UtmCampaign, bool IsOwn = false);
