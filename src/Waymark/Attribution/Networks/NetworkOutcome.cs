namespace Waymark.Attribution.Networks;

/// <summary>What asking a network about an install came to.</summary>
public enum NetworkOutcome
{
    /// <summary>It claims a click or a view.</summary>
    Claim,

    /// <summary>It knows nothing of the device.</summary>
    None,

    /// <summary>It does not want to be asked so: our key, our address, our question.</summary>
    Refused,

    /// <summary>It answered something that is no answer.</summary>
    Unreadable,

    /// <summary>The time was up.</summary>
    NoAnswer,

    /// <summary>It is down, slow or busy: it is asked again while there is time. Never written into the journal.</summary>
    Later,
}

/// <summary>How outcomes are written outside.</summary>
public static class NetworkOutcomes
{
    public static string NameOf(NetworkOutcome outcome) => outcome switch
    {
        NetworkOutcome.Claim => "claim",
        NetworkOutcome.None => "none",
        NetworkOutcome.Refused => "refused",
        NetworkOutcome.Unreadable => "unreadable",
        NetworkOutcome.NoAnswer => "no_answer",
        NetworkOutcome.Later => "later",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
