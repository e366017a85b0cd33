namespace Waymark.Connectors;

/// <summary>What a connector makes of one event.</summary>
public abstract record Composition
{
    Composition()
    {
    }

    /// <summary>To be sent, in this order.</summary>
    public sealed record Ready(IReadOnlyList<Parcel> Parcels) : Composition
    {
        /// <summary>Something an operator should look at although it was sent; a reason code.</summary>
        public string? Warning { get; init; }
    }

    /// <summary>The partner's id for the user is not known yet.</summary>
    public sealed record Waits(string Reason) : Composition
    {
        /// <summary>How long at most, where that may be shorter than the owner's setting.</summary>
        public TimeSpan? AtMost { get; init; }
    }

    /// <summary>There is nothing to tell.</summary>
    public sealed record Skips(string Reason) : Composition;

    /// <summary>The partner could never take it.</summary>
    public sealed record Refuses(string Code, string Reason) : Composition;
}
