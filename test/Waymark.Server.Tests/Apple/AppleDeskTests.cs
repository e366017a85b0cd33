using Waymark.Attribution.Apple;
using Waymark.Events;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Server.Tests.Apple;

public sealed class AppleDeskTests
{
    const string Tapped = """{"attribution":true,"orgId":40000001,"campaignId":500000001,"conversionType":"Download","claimType":"Click","adGroupId":500000002}""";

    [Fact]
    public async Task Apples_answer_earns_an_install_that_was_organic_and_is_asked_for_once()
    {
        await using var world = new AppleWorld();
        world.Replies.Enqueue((200, Tapped));
        await world.OpenAsync("i-1", "token-1");
        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.Organic);

        await world.LookAsync();
        await world.LookAsync(TimeSpan.FromHours(1));

        world.Asked.ShouldBe(["token-1"]);
        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.AppleAds);
        world.Processing.Stream.Select(happened => happened.Kind).ShouldBe([EventKind.Install, EventKind.AttributionChanged]);
        world.Processing.State.PendingAppleTokens("shop", null, 9).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_known_yet_is_asked_for_again_in_apples_rhythm()
    {
        await using var world = new AppleWorld();
        foreach (var reply in new[] { (404, ""), (404, ""), (200, Tapped) })
            world.Replies.Enqueue(reply);
        await world.OpenAsync("i-1", "token-1");

        await world.LookAsync();
        await world.LookAsync(TimeSpan.FromSeconds(4));
        world.Asked.Count.ShouldBe(1);
        await world.LookAsync(TimeSpan.FromSeconds(1));
        world.Asked.Count.ShouldBe(2);
        await world.LookAsync(TimeSpan.FromSeconds(5));

        world.Asked.Count.ShouldBe(3);
        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.AppleAds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(404)]
    public async Task A_dead_apple_costs_eight_calls_in_a_day_and_then_none(int status)
    {
        await using var world = new AppleWorld();
        world.Replies.Enqueue((status, ""));
        await world.OpenAsync("i-1", "token-1");

        for (var minute = 0; minute <= 25 * 60; minute++)
            await world.LookAsync(minute == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(1));

        world.Asked.Count.ShouldBeInRange(6, 8);
        var token = world.Processing.State.FindAppleToken("shop", Hash("token-1")).ShouldNotBeNull();
        (token.Outcome, token.Token).ShouldBe((AppleOutcome.Expired, ""));
        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.Organic);
    }

    [Fact]
    public async Task A_refused_token_is_done_with()
    {
        await using var world = new AppleWorld();
        world.Replies.Enqueue((400, ""));
        await world.OpenAsync("i-1", "token-1");
        await world.LookAsync();
        await world.LookAsync(TimeSpan.FromHours(2));

        world.Asked.Count.ShouldBe(1);
        world.Processing.State.FindAppleToken("shop", Hash("token-1")).ShouldNotBeNull().Outcome.ShouldBe(AppleOutcome.Refused);
    }

    [Fact]
    public async Task A_restart_asks_again_for_what_is_pending_and_for_nothing_else()
    {
        await using var world = new AppleWorld();
        world.Replies.Enqueue((404, ""));
        world.Replies.Enqueue((200, """{"attribution":false}"""));
        await world.OpenAsync("i-1", "token-1");
        await world.LookAsync();
        world.Restart();
        await world.LookAsync();
        world.Restart();
        await world.LookAsync();

        world.Asked.Count.ShouldBe(2);
        world.Processing.State.FindAppleToken("shop", Hash("token-1")).ShouldNotBeNull().Answer.ShouldNotBeNull().IsAttributed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_token_of_the_same_install_is_not_exchanged()
    {
        await using var world = new AppleWorld();
        world.Replies.Enqueue((200, Tapped));
        await world.OpenAsync("i-1", "token-1");
        world.Processing.Advance(TimeSpan.FromHours(2));
        await world.OpenAsync("i-1", "token-2");
        await world.LookAsync();

        world.Asked.ShouldBe(["token-1"]);
    }

    [Fact]
    public async Task What_was_proved_already_stays()
    {
        await using var world = new AppleWorld();
        world.Replies.Enqueue((200, Tapped));
        var click = world.Processing.Click();
        world.Processing.Init("i-1", new { adservices_attribution_token = "token-1", install_ref = $"lr_ia_id={click}" });
        await world.Processing.ProcessAsync();
        await world.LookAsync();

        world.Asked.Count.ShouldBe(1);
        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.InstallReferrer);
    }

    [Fact]
    public async Task Many_that_wait_do_not_keep_a_new_one_from_being_asked()
    {
        await using var world = new AppleWorld();
        world.Replies.Enqueue((404, ""));
        foreach (var number in Enumerable.Range(1, 600))
            await world.OpenAsync($"i-{number}", $"token-{number}");

        await world.LookAsync();
        await world.LookAsync();
        world.Asked.Count.ShouldBe(600);
        await world.OpenAsync("i-new", "token-new");
        await world.LookAsync();

        world.Asked[^1].ShouldBe("token-new");
        world.Asked.Count.ShouldBe(601);
    }

    [Fact]
    public async Task An_answer_that_the_journal_could_not_take_is_asked_for_again()
    {
        await using var world = new AppleWorld();
        world.Replies.Enqueue((200, Tapped));
        await world.OpenAsync("i-1", "token-1");
        world.IsJournalFull = true;
        await world.LookAsync();
        world.IsJournalFull = false;

        await world.LookAsync(TimeSpan.FromMinutes(1));

        world.Asked.Count.ShouldBe(2);
        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.AppleAds);
    }

    [Fact]
    public async Task An_app_that_waits_for_apple_keeps_no_other_app_waiting()
    {
        await using var world = new AppleWorld();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        world.Replies.Enqueue((200, Tapped));
        var hanging = world.HangAsync("hangs", stop.Token);

        await world.OpenAsync("i-1", "token-1");
        await world.LookAsync();

        world.Asked.ShouldBe(["token-1"]);
        hanging.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await hanging.ContinueWith(static _ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    static string Hash(string token) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
}
