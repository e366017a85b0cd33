namespace Waymark.Attribution.Networks;

/// <summary>A network is to be asked about an install, and what came of it.</summary>
public sealed record NetworkQuestion
{
    /// <summary>How long after the install was heard of an answer is waited for.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>When a network is asked again that was down, slow or busy: only while there is time.</summary>
    public static readonly AskingTimes Times = new(TimeSpan.Zero, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(25));

    public required string App { get; init; }

    public required string InstallId { get; init; }

    /// <summary>The network's id in the configuration.</summary>
    public required string Network { get; init; }

    /// <summary>When the fact came that makes us ask.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The advertising id, lower case.</summary>
    public required string DeviceId { get; init; }

    /// <summary><c>gaid</c> or <c>idfa</c>.</summary>
    public required string DeviceIdType { get; init; }

    /// <summary>When the app was first opened.</summary>
    public required DateTimeOffset InstalledAt { get; init; }

    /// <summary>Null while there is no answer.</summary>
    public NetworkOutcome? Outcome { get; init; }

    /// <summary>Why an answer was none, in words.</summary>
    public string? Problem { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    public bool IsOver(DateTimeOffset now) => now - At >= Deadline;
}
