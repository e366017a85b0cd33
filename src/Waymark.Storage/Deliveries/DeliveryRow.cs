namespace Waymark.Storage.Deliveries;

/// <summary>An event that did not simply go through to an integration. What went right has no row.</summary>
public sealed record DeliveryRow
{
    public required DeliveryTarget Target { get; init; }

    public int Run { get; init; }

    public required long Position { get; init; }

    public required byte Lane { get; init; }

    public required RowState State { get; init; }

    /// <summary>A stable code: the partner's own, or ours such as <c>no_clevertap_id</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The reason in words, for people.</summary>
    public string? Detail { get; init; }

    public required string EventId { get; init; }

    public required string EventName { get; init; }

    public required DateTimeOffset EventAt { get; init; }

    public string? InstallId { get; init; }

    public string? UserId { get; init; }

    /// <summary>How often the partner asked for it again.</summary>
    public int Attempts { get; init; }

    /// <summary>When something is to be done about it by itself; null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Which of the event's records are left to send, one bit each; 0 means all.</summary>
    public int Records { get; init; }

    /// <summary>The code of a record of the same event that was refused for good.</summary>
    public string? Refusal { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Whom an event that waits is waiting for.</summary>
    public string Subject => SubjectOf(InstallId, UserId);

    public static string SubjectOf(string? installId, string? userId) =>
        installId is not null ? $"i:{installId}" : userId is not null ? $"u:{userId}" : "";
}

/// <summary>Why an event has a row. The numbers are stored and never change.</summary>
public enum RowState
{
    /// <summary>The partner's id for the user is not known yet.</summary>
    Held = 0,

    /// <summary>The partner asked for it again.</summary>
    Retrying = 1,

    /// <summary>The partner will never take it as it is.</summary>
    Refused = 2,

    /// <summary>Given up; only a replay sends it again.</summary>
    Dead = 3,
}
