using Waymark.Integrations;

namespace Waymark.Storage.Deliveries;

/// <summary>One reader of the stream for one integration: the live one, or a replay of a range.</summary>
/// <param name="Target">Whose.</param>
/// <param name="Number">0 is the live run; replays count from 1.</param>
/// <param name="From">The position before the first event it is about.</param>
/// <param name="To">The last position it is about; null goes on for ever.</param>
/// <param name="Cursors">How far it has come.</param>
/// <param name="StartedAt">When it was begun.</param>
public sealed record DeliveryRun(
    DeliveryTarget Target, int Number, long From, long? To, LaneCursors Cursors, DateTimeOffset StartedAt)
{
    public const int Live = 0;

    public bool IsLive => Number == Live;

    /// <summary>How many events a second it may send; null for the host's own limit.</summary>
    public int? PerSecond { get; init; }

    /// <summary>It passes over what the partner has taken already.</summary>
    public bool OnlyMissed { get; init; }

    /// <summary>Null while nobody called it off.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>The position up to which its calls are not kept any more.</summary>
    public long Forgotten { get; init; }

    public bool IsFinished => To is { } last && Cursors.Floor >= last;

    /// <summary>It will read nothing more.</summary>
    public bool IsOver => IsFinished || CancelledAt is not null;
}
