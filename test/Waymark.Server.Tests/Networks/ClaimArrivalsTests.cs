using Waymark.Attribution;
using Waymark.Attribution.Networks;
using Waymark.Events;
using Waymark.Reports;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Server.Tests.Networks;

public sealed class ClaimArrivalsTests
{
    [Fact]
    public async Task A_click_that_is_told_before_the_install_earns_it_at_once()
    {
        await using var world = new NetworkWorld();
        await world.PostAsync(TimeSpan.FromMinutes(10));
        world.OnlyClaim().Standing.ShouldBe(ClaimStanding.Waiting);
        world.Counted(Measures.NetworkClaims, "waiting").ShouldBe(1);

        world.Processing.Advance(TimeSpan.FromMinutes(5));
        await world.OpenAsync();

        var verdict = world.Processing.Install("i-1").Verdict!;
        (verdict.MatchType, verdict.Credit.Source).ShouldBe((MatchType.NetworkClaim, "BOREAL"));
        world.Processing.Stream.Select(happened => happened.Kind).ShouldBe([EventKind.Install]);
        (world.OnlyClaim().Standing, world.OnlyClaim().InstallId).ShouldBe((ClaimStanding.Won, "i-1"));
        (world.Counted(Measures.NetworkClaims, "waiting"), world.Counted(Measures.NetworkClaims, "won")).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData(120, MatchType.NetworkClaim, ClaimStanding.Won)]
    [InlineData(121, MatchType.Organic, ClaimStanding.Late)]
    public async Task For_two_hours_a_claim_still_counts_and_after_that_it_changes_nothing(int minutes, MatchType earnedBy, ClaimStanding standing)
    {
        await using var world = new NetworkWorld();
        await world.OpenAsync();
        world.Processing.Advance(TimeSpan.FromMinutes(minutes));
        await world.PostAsync(TimeSpan.FromMinutes(minutes + 30));

        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(earnedBy);
        (world.OnlyClaim().Standing, world.OnlyClaim().InstallId).ShouldBe((standing, "i-1"));
        (world.Counted(Measures.LateClaims, ""), world.Counted(Measures.NetworkClaims, "late")).ShouldBe(standing == ClaimStanding.Late ? (1, 1) : (0, 0));
    }

    [Fact]
    public async Task A_late_claim_stays_late_when_other_proof_comes_afterwards()
    {
        await using var world = new NetworkWorld();
        await world.OpenAsync();
        world.Processing.Advance(TimeSpan.FromHours(3));
        await world.PostAsync(TimeSpan.FromHours(3.5));
        await world.OpenAsync(device: new { gaid = NetworkWorld.Gaid, install_ref = "utm_source=newsletter" });

        world.Processing.Install("i-1").Verdict!.Credit.Source.ShouldBe("newsletter");
        world.OnlyClaim().Standing.ShouldBe(ClaimStanding.Late);
    }

    [Fact]
    public async Task Nothing_replaces_proof_and_the_claim_is_noted_beside_it()
    {
        await using var world = new NetworkWorld();
        var click = world.Processing.Click();
        world.Processing.Advance(TimeSpan.FromMinutes(3));
        await world.OpenAsync(device: new { gaid = NetworkWorld.Gaid, install_ref = $"lr_ia_id={click}" });
        await world.PostAsync(TimeSpan.FromMinutes(1));

        var verdict = world.Processing.Install("i-1").Verdict!;
        (verdict.MatchType, verdict.Candidates.Count).ShouldBe((MatchType.InstallReferrer, 2));
        verdict.Candidates[1].Standing.ShouldBe(Standing.Contributed);
        world.OnlyClaim().Standing.ShouldBe(ClaimStanding.Contributed);
        world.Processing.Stream.Select(happened => happened.Kind).ShouldBe([EventKind.Install]);
    }

    [Fact]
    public async Task Proof_that_comes_later_replaces_a_networks_word()
    {
        await using var world = new NetworkWorld();
        await world.PostAsync(TimeSpan.FromMinutes(10));
        var click = world.Processing.Click();
        world.Processing.Advance(TimeSpan.FromMinutes(1));
        await world.OpenAsync();
        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.NetworkClaim);

        world.Processing.Advance(TimeSpan.FromHours(5));
        await world.OpenAsync(device: new { gaid = NetworkWorld.Gaid, install_ref = $"lr_ia_id={click}" });

        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.InstallReferrer);
        world.OnlyClaim().Standing.ShouldBe(ClaimStanding.Contributed);
        (world.Processing.Figure(Measures.Installs, "BOREAL").Count, world.Processing.Figure(Measures.Installs, "META").Count).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_click_after_the_open_waits_for_the_next_install_of_the_device()
    {
        await using var world = new NetworkWorld();
        await world.OpenAsync();
        world.Processing.Advance(TimeSpan.FromMinutes(30));
        await world.PostAsync(TimeSpan.FromMinutes(5));
        (world.OnlyClaim().Standing, world.OnlyClaim().InstallId).ShouldBe((ClaimStanding.Waiting, null));

        world.Processing.Advance(TimeSpan.FromDays(2));
        await world.OpenAsync("i-2");

        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.Organic);
        var verdict = world.Processing.Install("i-2").Verdict!;
        (verdict.Conversion, verdict.Credit.Source).ShouldBe((Conversion.Reattribution, "BOREAL"));
    }

    [Fact]
    public async Task The_same_claim_counts_once_however_it_comes()
    {
        await using var world = new NetworkWorld();
        await world.PostAsync(TimeSpan.FromMinutes(10));
        await world.PostAsync(TimeSpan.FromMinutes(10));
        await world.PostAsync(TimeSpan.FromMinutes(10), network: "aster");
        world.Answers("aster.test", 200, world.Claim(TimeSpan.FromMinutes(10)));
        world.Answers("dahlia.test", 204, "");
        await world.OpenAsync();
        await world.LookAsync();

        world.Counted(Measures.NetworkClaims, "repeat").ShouldBe(2);
        world.OnlyClaim("boreal").Position.ShouldBe(1);
        world.OnlyClaim("aster").IsAnswer.ShouldBeFalse();
        world.Outcome("aster").ShouldBe(NetworkOutcome.Claim);
    }

    [Theory]
    [InlineData("https://go.shop.example/p/42?pid=BOREAL", ClaimStanding.Contributed)]
    [InlineData("https://go.shop.example/p/42?c=AbC123", ClaimStanding.Rejected)]
    public async Task A_claim_by_our_click_id_is_good_for_the_networks_own_clicks(string link, ClaimStanding standing)
    {
        await using var world = new NetworkWorld();
        var click = world.Processing.Click(link);
        world.Processing.Advance(TimeSpan.FromMinutes(3));
        await world.PostAsync(TimeSpan.FromMinutes(3), subject: $"\"click_id\": \"{click}\"");
        await world.OpenAsync(device: new { install_ref = $"lr_ia_id={click}" });

        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.InstallReferrer);
        (world.OnlyClaim().Standing, world.OnlyClaim().InstallId).ShouldBe((standing, "i-1"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_by_the_networks_own_click_id_finds_the_install_before_and_after(bool isBefore)
    {
        await using var world = new NetworkWorld();
        var click = world.Processing.Click("https://go.shop.example/p/42?pid=BOREAL&clickid=net-1");
        world.Processing.Advance(TimeSpan.FromMinutes(3));
        if (isBefore) await world.PostAsync(TimeSpan.FromMinutes(3), subject: "\"network_click_id\": \"net-1\"");
        await world.OpenAsync(device: new { install_ref = $"lr_ia_id={click}" });
        if (!isBefore) await world.PostAsync(TimeSpan.FromMinutes(3), subject: "\"network_click_id\": \"net-1\"");

        (world.OnlyClaim().InstallId, world.OnlyClaim().Standing).ShouldBe(("i-1", ClaimStanding.Contributed));
    }

    [Fact]
    public async Task A_network_that_was_switched_off_earns_nothing_any_more()
    {
        var shop = NetworkWorld.Shop();
        await using var world = new NetworkWorld(shop);
        await world.PostAsync(TimeSpan.FromMinutes(10));
        world.Processing.Configure(shop with { Networks = [shop.Networks[2] with { Active = false }] });
        await world.OpenAsync();

        world.Processing.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.Organic);
    }

    [Fact]
    public async Task Facts_of_networks_that_nobody_knows_mean_nothing()
    {
        await using var world = new NetworkWorld();
        await world.PostAsync(TimeSpan.FromMinutes(10), network: "nobody");
        world.Processing.SayRaw(Facts.FactKind.NetworkClaim, """{"network":"aster","install_instance_id":"i-9","outcome":"None"}""", address: null);
        await world.Processing.ProcessAsync();

        world.Processing.Dropped.ShouldBe(new Dictionary<string, long> { ["no_network"] = 1, ["no_question"] = 1 });
    }

    [Fact]
    public async Task A_replay_decides_the_same()
    {
        await using var world = new NetworkWorld();
        world.Answers("aster.test", 200, world.Claim(TimeSpan.FromHours(1)));
        world.Answers("dahlia.test", 200, world.Claim(TimeSpan.FromHours(2), "view"));
        await world.PostAsync(TimeSpan.FromMinutes(90));
        await world.OpenAsync();
        await world.LookAsync();
        world.Processing.Advance(TimeSpan.FromHours(3));
        await world.PostAsync(TimeSpan.FromHours(4));

        await using var again = new NetworkWorld();
        again.Processing.Journal.AddRange(world.Processing.Journal);
        await again.Processing.ProcessAsync();

        Decided(again).ShouldBe(Decided(world));
        world.Processing.Install("i-1").Verdict!.Credit.Source.ShouldBe("ASTER");
    }

    static IEnumerable<string> Decided(NetworkWorld world) => world.Processing.Dump().Where(row => row.StartsWith("install", StringComparison.Ordinal) || row.StartsWith("network_", StringComparison.Ordinal) || row.StartsWith("rollup", StringComparison.Ordinal));
}
