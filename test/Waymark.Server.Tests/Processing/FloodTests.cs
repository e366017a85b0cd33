using Waymark.Server.Processing;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

/// <summary>When understanding facts lets requests go before it.</summary>
public sealed class FloodTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    readonly HandClock _clock = new();
    readonly Flood _flood;

    public FloodTests() => _flood = new Flood(_clock);

    [Fact]
    public void A_trickle_is_none() => Assert.False(_flood.IsOn(Flood.FewestWaiting - 1));

    [Fact]
    public void Many_facts_at_once_are_one() => Assert.True(_flood.IsOn(Flood.FewestWaiting));

    [Fact]
    public void One_that_does_not_end_is_none_any_more()
    {
        Assert.True(_flood.IsOn(Flood.FewestWaiting));

        _clock.Now += Flood.Longest - Second;
        Assert.True(_flood.IsOn(1_000_000));

        _clock.Now += Second;
        Assert.False(_flood.IsOn(1_000_000));
    }

    [Fact]
    public void It_is_over_once_little_waits_and_the_next_one_begins_afresh()
    {
        Assert.True(_flood.IsOn(1_000_000));
        _clock.Now += Flood.Longest;
        Assert.False(_flood.IsOn(1));

        Assert.True(_flood.IsOn(1_000_000));
        _clock.Now += Flood.Longest - Second;
        Assert.True(_flood.IsOn(1_000_000));
    }

    [Theory]
    [InlineData(0.9, 2_001, true)]
    [InlineData(0.9, 2_000, false)]
    [InlineData(0.9, 0, false)]
    [InlineData(0.6, 2_001, true)]
    [InlineData(0.4, 100_000, false)]
    public void Only_busy_processors_and_more_than_can_be_understood_ask_for_rest(double processors, long arrived, bool asks) =>
        Flood.AsksForRest(new Stretch(Second, arrived, Understood: 2_000, processors)).ShouldBe(asks);

    [Fact]
    public void What_happened_between_two_glances_is_told_by_the_second()
    {
        var before = new Glance(At: _clock.GetTimestamp(), Arrived: 100, Understood: 50, Cpu: Second);
        _clock.Now += 2 * Second;
        var after = new Glance(At: _clock.GetTimestamp(), Arrived: 700, Understood: 250, Cpu: Second + (Environment.ProcessorCount * Second));

        var between = before.Until(after, _clock);

        between.ShouldBe(new Stretch(2 * Second, Arrived: 600, Understood: 200, Processors: 0.5));
        between.ArrivedPerSecond.ShouldBe(300);
        between.UnderstoodPerSecond.ShouldBe(100);
    }
}
