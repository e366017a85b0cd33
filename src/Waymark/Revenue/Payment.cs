using Waymark.Devices;
using Waymark.Events;

namespace Waymark.Revenue;

/// <summary>One payment as an app reported it.</summary>
public sealed record Payment
{
    public required string App { get; init; }

    /// <summary>Place of its event in the stream: also what tells payments without an id apart.</summary>
    public required long Position { get; init; }

    /// <summary>The app's own id; null when it gave none, and then repeats cannot be told.</summary>
    public string? Id { get; init; }

    public required string Type { get; init; }

    public required PaymentStatus Status { get; init; }

    public required Money Amount { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? UserId { get; init; }

    public string? InstallId { get; init; }

    /// <summary>Who was credited when it was made: a removal takes it from the same figures.</summary>
    public Credit? Credit { get; init; }

    public Platform Platform { get; init; }

    /// <summary>Null for what is no revenue, or not paid by anybody whose install is known.</summary>
    public Cohort? Cohort { get; init; }

    public bool IsRemoved { get; init; }

    public bool IsRevenue => PaymentRules.CountsAsRevenue(Type, Status) && !IsRemoved;
}
