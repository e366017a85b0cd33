namespace Waymark.Storage.Deliveries;

/// <summary>Which rows are wanted; null means any.</summary>
public sealed record RowFilter(RowState? State = null, string? Reason = null, string? InstallId = null)
{
    public string? UserId { get; init; }

    public string? EventName { get; init; }

    /// <summary>The run they belong to.</summary>
    public int? Run { get; init; }

    /// <summary>Events from this moment on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Events before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The last position of interest.</summary>
    public long? Last { get; init; }

    /// <summary>From the end of the stream backwards.</summary>
    public bool NewestFirst { get; init; }
}
