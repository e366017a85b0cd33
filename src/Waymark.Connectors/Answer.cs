namespace Waymark.Connectors;

/// <summary>What one call came to.</summary>
public abstract record Answer
{
    Answer()
    {
    }

    /// <summary>The partner read the call; each parcel has an outcome, in the order they were sent.</summary>
    public sealed record Taken(IReadOnlyList<ParcelOutcome> Outcomes) : Answer;

    /// <summary>The partner may take the same call later.</summary>
    public sealed record Postponed(string Reason, TimeSpan? RetryAfter = null) : Answer
    {
        /// <summary>Too many of our calls were on their way at once.</summary>
        public bool IsCrowded { get; init; }
    }

    /// <summary>The partner takes nothing until someone fixes the credentials.</summary>
    public sealed record Unauthorized(string Reason) : Answer;

    /// <summary>The partner takes nothing until someone fixes another setting.</summary>
    public sealed record Misconfigured(string Reason) : Answer;

    /// <summary>Something in the call is unreadable: smaller calls will show which record.</summary>
    public sealed record Split(string Reason) : Answer;

    /// <returns>The answer that every parcel was taken.</returns>
    public static Taken TakenWhole(int parcels) => new(Enumerable.Repeat(ParcelOutcome.Good, parcels).ToArray());
}
