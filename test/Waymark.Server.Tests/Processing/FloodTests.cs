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
}
