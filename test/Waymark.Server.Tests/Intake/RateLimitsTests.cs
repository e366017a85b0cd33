using Waymark.Server.Intake;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class RateLimitsTests
{
    readonly StillClock _clock = new();

    [Fact]
    public void One_second_worth_may_come_at_once_and_the_next_must_wait()
    {
        var limits = new RateLimits(_clock);

        Enumerable.Range(0, 25).ShouldAllBe(_ => limits.SecondsToWait("t", 25) == 0);
        limits.SecondsToWait("t", 25).ShouldBe(1);
    }

    [Fact]
    public void The_allowance_comes_back_evenly()
    {
        var limits = new RateLimits(_clock);
        Enumerable.Range(0, 25).ShouldAllBe(_ => limits.SecondsToWait("t", 25) == 0);

        for (var step = 0; step < 100; step++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(40));
            limits.SecondsToWait("t", 25).ShouldBe(0);
            limits.SecondsToWait("t", 25).ShouldBe(1);
        }
    }

    [Fact]
    public void A_quiet_hour_saves_up_no_more_than_a_second()
    {
        var limits = new RateLimits(_clock);
        limits.SecondsToWait("t", 25);
        _clock.Advance(TimeSpan.FromHours(1));

        Enumerable.Range(0, 26).Count(_ => limits.SecondsToWait("t", 25) == 0).ShouldBe(25);
    }

    [Fact]
    public void A_limit_may_be_for_a_longer_time()
    {
        var limits = new RateLimits(_clock);

        limits.SecondsToWait("t", 1, seconds: 60).ShouldBe(0);
        limits.SecondsToWait("t", 1, seconds: 60).ShouldBe(60);
        _clock.Advance(TimeSpan.FromSeconds(59));
        limits.SecondsToWait("t", 1, seconds: 60).ShouldBe(1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        limits.SecondsToWait("t", 1, seconds: 60).ShouldBe(0);
    }

    [Fact]
    public void Zero_means_no_limit()
    {
        var limits = new RateLimits(_clock);

        Enumerable.Range(0, 1_000).ShouldAllBe(_ => limits.SecondsToWait("t", 0) == 0);
    }

    [Fact]
    public void Tokens_do_not_share()
    {
        var limits = new RateLimits(_clock);

        limits.SecondsToWait("a", 1).ShouldBe(0);
        limits.SecondsToWait("b", 1).ShouldBe(0);
        limits.SecondsToWait("a", 1).ShouldBe(1);
    }

    [Fact]
    public void Many_threads_together_get_the_limit_and_no_more()
    {
        var limits = new RateLimits(_clock);
        var passed = 0;

        Parallel.For(0, 10_000, _ =>
        {
            if (limits.SecondsToWait("t", 500) == 0)
                Interlocked.Increment(ref passed);
        });

        passed.ShouldBe(500);
    }

    [Fact]
    public async Task Who_is_too_fast_hears_when_to_come_back()
    {
        await using var intake = await IntakeApplication.StartAsync(Some.App() with { RateLimit = 2 });
        await intake.CallAsync("/init", Some.Call);
        await intake.CallAsync("/trigger", Some.Call);

        var refused = await intake.CallAsync("/capture-event", Some.Call);
        intake.Clock.Advance(TimeSpan.FromSeconds(int.Parse(refused.Headers["Retry-After"], null)));
        var accepted = await intake.CallAsync("/capture-event", Some.Call);

        refused.Status.ShouldBe(429);
        refused.StatusInBody.ShouldBe(429);
        refused.Headers["Retry-After"].ShouldBe("1");
        accepted.Status.ShouldBe(200);
        intake.Counted.ShouldContain("/api/client/capture-event refused too_many");
    }

    [Fact]
    public async Task Web_pages_have_their_own_share()
    {
        await using var intake = await IntakeApplication.StartAsync(Some.App() with { RateLimit = 1 });
        const string view = """{ "token": "web_shop", "event_id": "e", "event_type": "page_view" }""";

        (await intake.CallAsync("/init", Some.Call)).Status.ShouldBe(202);
        (await intake.IngestAsync(view)).Status.ShouldBe(200);
        (await intake.IngestAsync(view)).Status.ShouldBe(429);
    }
}
