namespace Waymark.Server.Delivery.Planning;

/// <summary>What became of one event at one integration.</summary>
abstract record Fate
{
    Fate()
    {
    }

    public sealed record Sent : Fate;

    /// <summary>The partner is not meant to hear of it.</summary>
    public sealed record Skipped(string Reason) : Fate;

    /// <summary>The partner's id for the user is not known yet.</summary>
    public sealed record Held(string Reason) : Fate
    {
        /// <summary>How long it waits at most, where that may be shorter than the owner's setting.</summary>
        public TimeSpan? AtMost { get; init; }
    }

    /// <summary>The partner asked for these records again.</summary>
    public sealed record Retrying(string Code, string Detail, int Failures, TimeSpan Wait, int Records, string? Refusal) : Fate;

    /// <summary>The partner will never take it as it is.</summary>
    public sealed record Refused(string Code, string Detail) : Fate;

    /// <summary>Given up.</summary>
    public sealed record Dead(string Code, string Detail) : Fate;
}
