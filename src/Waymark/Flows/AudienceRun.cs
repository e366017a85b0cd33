namespace Waymark.Flows;

/// <summary>How far a flow has got with its audience: a piece at a time, so that a million users hold nobody up.</summary>
public sealed record AudienceRun
{
    public required string App { get; init; }

    public required string Flow { get; init; }

    /// <summary>The scheduled local time, such as <c>2026-01-31T09:00</c>.</summary>
    public required string Slot { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The last user who was looked at.</summary>
    public string Cursor { get; init; } = "";

    public long Looked { get; init; }

    public long Fired { get; init; }

    public bool IsOver { get; init; }
}
