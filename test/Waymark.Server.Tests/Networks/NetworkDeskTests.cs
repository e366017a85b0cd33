using System.Security.Cryptography;
using System.Text;
using Waymark.Attribution.Networks;
using Waymark.Events;
using Waymark.Reports;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Server.Tests.Networks;

public sealed class NetworkDeskTests
{
    [Fact]
    public async Task A_network_that_is_asked_earns_an_install_that_was_organic()
    {
        await using var world = new NetworkWorld();
        world.Answers("aster.test", 200, world.Claim(TimeSpan.FromHours(1)));
        world.Answers("dahlia.test", 200, """{ "claim": null }""");
        await world.OpenAsync();
        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.Organic);

        await world.LookAsync();
        await world.LookAsync(TimeSpan.FromSeconds(20));

        world.Asked.Select(asked => asked.Host).Order().ShouldBe(["aster.test", "dahlia.test"]);
        var verdict = world.Processing.Install("i-1").Verdict!;
        (verdict.MatchType, verdict.Credit.Source, verdict.Credit.NetworkCampaignId).ShouldBe((MatchType.NetworkClaim, "ASTER", "c-1"));
        world.Processing.Stream.Select(happened => happened.Kind).ShouldBe([EventKind.Install, EventKind.AttributionChanged]);
        (world.Processing.Figure(Measures.Installs, "ASTER").Count, world.Processing.Figure(Measures.Installs, "ORGANIC").Count).ShouldBe((1, 0));
        (world.Outcome("aster"), world.Outcome("dahlia")).ShouldBe((NetworkOutcome.Claim, NetworkOutcome.None));
        world.OnlyClaim("aster").Standing.ShouldBe(ClaimStanding.Won);
        (world.Counted(Measures.NetworkAnswers, "claim"), world.Counted(Measures.NetworkAnswers, "none"), world.Counted(Measures.NetworkClaims, "won"), world.Counted(Measures.NetworkClaims, "waiting")).ShouldBe((1, 1, 1, 0));
    }

    [Fact]
    public async Task The_question_names_the_device_and_the_app_and_is_signed()
    {
        await using var world = new NetworkWorld();
        world.Answers("aster.test", 204, "");
        world.Answers("dahlia.test", 204, "");
        await world.OpenAsync();
        await world.LookAsync();

        var (_, question, signature) = world.Asked.Single(asked => asked.Host == "aster.test");
        question.EnumerateObject().Select(field => $"{field.Name}={field.Value}").ShouldBe(
        [
            "app=com.example.shop", "platform=android", $"device_id={NetworkWorld.Gaid}", "device_id_type=gaid",
            $"installed_at={world.Processing.Now:yyyy-MM-dd'T'HH:mm:ss'Z'}",
        ]);
        var time = world.Processing.Now.ToUnixTimeSeconds();
        var expected = HMACSHA256.HashData("aster-key"u8, Encoding.UTF8.GetBytes($"{time}.{question.GetRawText()}"));
        signature.ShouldBe($"t={time},v1={Convert.ToHexStringLower(expected)}");
    }

    [Fact]
    public async Task Whoever_keeps_the_advertising_id_to_themselves_is_not_asked_about()
    {
        await using var world = new NetworkWorld();
        await world.OpenAsync("no-id", new { device_id = "9774d56d682e549c" });
        await world.OpenAsync("zeros", new { gaid = "00000000-0000-0000-0000-000000000000" });
        await world.OpenAsync("refused", new { gaid = NetworkWorld.Gaid, is_eea = true, ad_user_data = false });
        await world.LookAsync();

        world.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_id_that_is_allowed_a_moment_later_is_asked_with_then()
    {
        await using var world = new NetworkWorld();
        world.Answers("aster.test", 204, "");
        world.Answers("dahlia.test", 204, "");
        await world.OpenAsync(device: new { att_status = "0" }, platform: "IOS");
        await world.LookAsync();
        world.Asked.ShouldBeEmpty();

        world.Processing.Advance(TimeSpan.FromSeconds(40));
        await world.OpenAsync(device: new { idfa = NetworkWorld.Gaid, att_status = "3" }, platform: "IOS");
        await world.LookAsync();

        world.Asked.Count.ShouldBe(2);
        world.Asked[0].Question.GetProperty("device_id_type").GetString().ShouldBe("idfa");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_dead_network_is_asked_a_few_times_in_thirty_seconds_and_then_no_more(int status)
    {
        await using var world = new NetworkWorld();
        world.Answers("dahlia.test", 204, "");
        if (status > 0) world.Answers("aster.test", status, "");
        await world.OpenAsync();

        for (var second = 0; second <= 60; second++)
            await world.LookAsync(TimeSpan.FromSeconds(second == 0 ? 0 : 1));

        world.Asked.Count(asked => asked.Host == "aster.test").ShouldBe(4);
        world.Outcome("aster").ShouldBe(NetworkOutcome.NoAnswer);
        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.Organic);
        world.Counted(Measures.NetworkAnswers, "no_answer").ShouldBe(1);
    }

    [Fact]
    public async Task A_network_that_does_not_answer_keeps_nobody_else_waiting()
    {
        await using var world = new NetworkWorld();
        var silence = new TaskCompletionSource<(int, string)>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.ByHost["aster.test"] = () => silence.Task;
        world.Answers("dahlia.test", 200, world.Claim(TimeSpan.FromHours(1)));

        for (var number = 1; number <= 50; number++)
            await world.OpenAsync($"i-{number}", new { gaid = $"38400000-8cf0-11bd-b23e-{number:D12}" });

        var first = world.Begin();
        var second = world.Begin();
        await Task.WhenAll(first.Concat(second).Where(asking => asking.IsCompleted));
        await world.CarryAsync();

        world.Asked.Count(asked => asked.Host == "aster.test").ShouldBe(32);
        world.Asked.Count(asked => asked.Host == "dahlia.test").ShouldBe(50);
        silence.SetResult((204, ""));
        await Task.WhenAll(first.Concat(second));
        await world.LookAsync();
        await world.LookAsync();
        Enumerable.Range(1, 50).ShouldAllBe(number => world.Outcome("aster", $"i-{number}") == NetworkOutcome.None);
        Enumerable.Range(1, 50).ShouldAllBe(number => world.Processing.Install($"i-{number}").Verdict!.Credit.Source == "DAHLIA");
    }

    [Fact]
    public async Task A_refusal_and_nonsense_are_final_and_say_why()
    {
        await using var world = new NetworkWorld();
        world.Answers("aster.test", 401, "");
        world.Answers("dahlia.test", 200, """{ "claim": { "type": "tap" } }""");
        await world.OpenAsync();
        await world.LookAsync();
        await world.LookAsync(TimeSpan.FromSeconds(10));

        world.Asked.Count.ShouldBe(2);
        (world.Outcome("aster"), world.Outcome("dahlia")).ShouldBe((NetworkOutcome.Refused, NetworkOutcome.Unreadable));
        world.Processing.State.Networks.FindQuestion("shop", "i-1", "dahlia")!.Problem.ShouldBe("claim.type must be click or view.");
    }

    [Fact]
    public async Task A_restart_asks_again_for_what_is_pending_and_gives_up_what_is_too_late()
    {
        await using var world = new NetworkWorld();
        world.Answers("dahlia.test", 204, "");
        await world.OpenAsync();
        await world.LookAsync();
        world.Restart();
        await world.LookAsync(TimeSpan.FromSeconds(29));
        world.Asked.Count.ShouldBe(3);

        world.Restart();
        await world.LookAsync(TimeSpan.FromSeconds(1));

        world.Asked.Count.ShouldBe(3);
        world.Outcome("aster").ShouldBe(NetworkOutcome.NoAnswer);
    }

    [Fact]
    public async Task Of_two_networks_the_later_click_earns_whoever_answers_first()
    {
        await using var world = new NetworkWorld();
        world.Answers("aster.test", 200, world.Claim(TimeSpan.FromHours(3)));
        world.Answers("dahlia.test", 503, "");
        await world.OpenAsync();
        await world.LookAsync();
        world.Processing.Install("i-1").Verdict!.Credit.Source.ShouldBe("ASTER");

        world.Answers("dahlia.test", 200, world.Claim(TimeSpan.FromHours(2)));
        await world.LookAsync(TimeSpan.FromSeconds(8));

        var verdict = world.Processing.Install("i-1").Verdict!;
        (verdict.Credit.Source, verdict.Candidates.Count).ShouldBe(("DAHLIA", 2));
        (world.OnlyClaim("aster").Standing, world.OnlyClaim("dahlia").Standing).ShouldBe((ClaimStanding.Contributed, ClaimStanding.Won));
        (world.Processing.Figure(Measures.Installs, "ASTER").Count, world.Processing.Figure(Measures.Installs, "DAHLIA").Count).ShouldBe((0, 1));
    }
}
