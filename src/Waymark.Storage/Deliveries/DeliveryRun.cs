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

    public bool IsFinished => To is { } last && Cursors.Floor >= last;
}
