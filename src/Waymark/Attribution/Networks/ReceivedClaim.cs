namespace Waymark.Attribution.Networks;

/// <summary>A network's claim as it is kept, whatever became of it.</summary>
public sealed record ReceivedClaim
{
    public required string App { get; init; }

    /// <summary>Journal position of its fact: its id.</summary>
    public required long Position { get; init; }

    /// <summary>The network's id in the configuration.</summary>
    public required string Network { get; init; }

    /// <summary>The code that it is credited as.</summary>
    public required string Source { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The network was asked, rather than that it posted.</summary>
    public bool IsAnswer { get; init; }

    public required NetworkClaim Claim { get; init; }

    /// <summary>The install it is about; null while none is known.</summary>
    public string? InstallId { get; init; }

    public ClaimStanding Standing { get; init; }

    /// <summary>Stands where a click has its id.</summary>
    public string TouchId => FormattableString.Invariant($"{ClaimTouches.Prefix}{Position}");
}

/// <summary>What became of a claim.</summary>
public enum ClaimStanding
{
    /// <summary>No install of the device has been opened since the click; the next one may be its.</summary>
    Waiting,

    /// <summary>It earned the install.</summary>
    Won,

    /// <summary>It qualified, and something else earned the install.</summary>
    Contributed,

    /// <summary>A check failed.</summary>
    Rejected,

    /// <summary>It came after the settlement period, and changes nothing.</summary>
    Late,
}

/// <summary>How standings are written outside.</summary>
public static class ClaimStandings
{
    /// <summary>Not a standing of its own: the same claim was made before and is kept once.</summary>
    public const string Repeat = "repeat";

    public static string NameOf(ClaimStanding standing) => standing switch
    {
        ClaimStanding.Waiting => "waiting",
        ClaimStanding.Won => "won",
        ClaimStanding.Contributed => "contributed",
        ClaimStanding.Rejected => "rejected",
        ClaimStanding.Late => "late",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}
