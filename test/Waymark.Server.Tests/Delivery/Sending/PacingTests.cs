using Waymark.Server.Delivery.Sending;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Delivery.Sending;

public sealed class PacingTests
{
    readonly HandClock _clock = new();

    [Fact]
    public void Calls_are_spread_evenly()
    {
        var pacing = new Pacing(_clock);

        Waits(pacing, 4, perSecond: 4).ShouldBe([0, 250, 500, 750]);
        _clock.Now += TimeSpan.FromMilliseconds(900);
        Waits(pacing, 2, perSecond: 4).ShouldBe([100, 350]);
    }

    [Fact]
    public void What_was_not_used_is_not_saved_up()
    {
        var pacing = new Pacing(_clock);
        Waits(pacing, 1, perSecond: 1).ShouldBe([0]);
        _clock.Now += TimeSpan.FromMinutes(1);

        Waits(pacing, 2, perSecond: 1).ShouldBe([0, 1_000]);
    }

    [Fact]
    public void Without_a_limit_nobody_waits() => Waits(new Pacing(_clock), 1_000, perSecond: 0).ShouldAllBe(wait => wait == 0);

    static IEnumerable<double> Waits(Pacing pacing, int calls, int perSecond) =>
        [.. Enumerable.Range(0, calls).Select(_ => pacing.TakeTurn(perSecond).TotalMilliseconds)];
}
