namespace Waymark.Storage.Deliveries;

/// <summary>Which rows are wanted; null means any.</summary>
public sealed record RowFilter(RowState? State = null, string? Reason = null, string? InstallId = null);
