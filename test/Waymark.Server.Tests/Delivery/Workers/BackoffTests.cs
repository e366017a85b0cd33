using Waymark.Server.Delivery.Workers;

namespace Waymark.Server.Tests.Delivery.Workers;

public sealed class BackoffTests
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    [Fact]
    public void Waits_double_up_to_the_longest()
    {
        var backoff = new Backoff(Longest, new Always(0.999_999));

        var waits = Enumerable.Range(0, 12).Select(_ => Math.Round(backoff.Fail().TotalSeconds)).ToList();

        waits.ShouldBe([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    }

    [Fact]
    public void The_whole_wait_is_spread()
    {
        new Backoff(Longest, new Always(0.5)).Fail().ShouldBe(TimeSpan.FromSeconds(0.5));
        new Backoff(Longest, new Always(0)).Fail().ShouldBe(TimeSpan.FromSeconds(0.1));
    }

    [Fact]
    public void What_the_partner_asked_for_is_the_least() =>
        new Backoff(Longest, new Always(0.5)).Fail(TimeSpan.FromSeconds(40)).ShouldBe(TimeSpan.FromSeconds(40));

    [Fact]
    public void A_success_begins_the_count_anew()
    {
        var backoff = new Backoff(Longest, new Always(0.5));
        backoff.Fail();
        backoff.Fail();

        backoff.Reset();

        backoff.Fail().ShouldBe(TimeSpan.FromSeconds(0.5));
    }

    sealed class Always(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
