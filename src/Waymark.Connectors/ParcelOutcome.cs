namespace Waymark.Connectors;

/// <summary>What became of one parcel in a call the partner read.</summary>
public abstract record ParcelOutcome
{
    ParcelOutcome()
    {
    }

    public static ParcelOutcome Good { get; } = new Delivered();

    public sealed record Delivered : ParcelOutcome;

    /// <summary>The partner may take this parcel later.</summary>
    public sealed record Retry(string Code, string Reason) : ParcelOutcome;

    /// <summary>Part of it is unacceptable; this is the rest, to be sent once more.</summary>
    public sealed record Amended(Parcel Rest, string Code, string Reason) : ParcelOutcome;

    /// <summary>The partner will never take this parcel.</summary>
    public sealed record Refused(string Code, string Reason) : ParcelOutcome;
}
