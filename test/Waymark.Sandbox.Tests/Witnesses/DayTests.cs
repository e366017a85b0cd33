using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Tests.Witnesses;

public sealed class DayTests
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Every_witness_earns_what_is_its_own()
    {
        await using var shop = await WitnessShop.StartAsync();
        var (clicked, seen) = (await shop.MetaAsync(), await shop.MetaAsync(view: true));
        await shop.MeetAsync("aster", 1, Hour);
        await shop.MeetAsync("aster", 2, Hour, "view");
        await shop.MeetAsync("boreal", 3, Hour);
        (await shop.ClaimAsync(3)).ShouldBe([202]);

        await shop.OpenAsync("meta-click", new JsonObject { ["install_ref"] = $"{clicked["installRef"]}" });
        await shop.OpenAsync("meta-view", new JsonObject { ["install_ref"] = "utm_source=google-play&utm_medium=organic", ["meta_install_ref"] = seen["metaInstallRef"]!.DeepClone() });
        await shop.OpenAsync("meta-later", new JsonObject { ["meta_install_ref"] = clicked["metaInstallRef"]!.DeepClone() });
        await shop.OpenAsync("apple-tap", new JsonObject { ["adservices_attribution_token"] = WitnessShop.Token("""{"attribution":true,"campaignId":500000001,"claimType":"Click"}""") }, "IOS");
        await shop.OpenAsync("aster-click", 1);
        await shop.OpenAsync("aster-view", 2);
        await shop.OpenAsync("boreal-click", 3);
        await shop.OpenAsync("google", new JsonObject { ["install_ref"] = "gclid=EAIaIQobChMItest" });
        await shop.OpenAsync("nobody", 4);

        await shop.CreditAsync("meta-click", "META by meta_referrer");
        await shop.CreditAsync("meta-view", "META by view_through");
        await shop.CreditAsync("meta-later", "META by meta_referrer");
        await shop.CreditAsync("apple-tap", "APPLE_SEARCH_ADS by apple_ads");
        await shop.CreditAsync("aster-click", "ASTER by network_claim");
        await shop.CreditAsync("aster-view", "ASTER by view_through");
        await shop.CreditAsync("boreal-click", "BOREAL by network_claim");
        await shop.CreditAsync("google", "GOOGLE by referrer_claim");
        await shop.CreditAsync("nobody", "ORGANIC by organic");

        $"{(await shop.InstallAsync("meta-click"))["verdict"]!["campaign"]}".ShouldBe("Autumn & more");
        var asked = await shop.Shop.UntilAsync(() => shop.NetworkAsync("aster"), aster => aster["answers"]?["none"]?.GetValue<int>() == 2);
        asked["answers"]!.ToJsonString().ShouldBe("""{"claim":2,"none":2}""");
        asked["claims"]!.ToJsonString().ShouldBe("""{"won":2}""");
        (await shop.InstallAsync("nobody"))["networksAsked"]!.AsArray().Select(question => $"{question!["network"]} {question["outcome"]}").ShouldBe(["aster none"]);
    }

    [Fact]
    public async Task A_click_that_is_claimed_by_another_network_shows_with_both()
    {
        await using var shop = await WitnessShop.StartAsync();
        await shop.MeetAsync("aster", 1, Hour);
        (await shop.ClaimAsync(1, "stolen")).ShouldBe([202]);
        await shop.OpenAsync("contested", 1);

        var install = await shop.Shop.UntilAsync(() => shop.InstallAsync("contested"), install => install["networkClaims"]!.AsArray().Count == 2);

        WitnessShop.Credit(install).ShouldBe("BOREAL by network_claim");
        install["verdict"]!["candidates"]!.AsArray().Select(candidate => $"{candidate!["source"]} {candidate["standing"]}").ShouldBe(["BOREAL won", "ASTER contributed"]);
        install["networkClaims"]!.AsArray().Select(claim => $"{claim!["network"]} {claim["standing"]} {claim["wasAsked"]}").ShouldBe(["boreal won false", "aster contributed true"]);
    }

    [Fact]
    public async Task A_claim_that_is_made_twice_counts_once_and_one_without_an_ad_not_at_all()
    {
        await using var shop = await WitnessShop.StartAsync();
        await shop.MeetAsync("boreal", 1, Hour);
        (await shop.ClaimAsync(1, "twice")).ShouldBe([202, 202]);
        (await shop.ClaimAsync(2)).ShouldBeEmpty();
        await shop.OpenAsync("mine", 1);

        await shop.CreditAsync("mine", "BOREAL by network_claim");
        (await shop.NetworkAsync("boreal"))["claims"]!.ToJsonString().ShouldBe("""{"repeat":1,"won":1}""");
    }

    [Fact]
    public async Task A_claim_after_the_settlement_is_recorded_and_rewrites_nothing()
    {
        await using var shop = await WitnessShop.StartAsync("""
            "attribution": { "claimSettlementMinutes": 0 },
            """);
        await shop.MeetAsync("boreal", 1, Hour);
        await shop.OpenAsync("settled", 1);
        await shop.CreditAsync("settled", "ORGANIC by organic");
        (await shop.ClaimAsync(1)).ShouldBe([202]);

        var install = await shop.Shop.UntilAsync(() => shop.InstallAsync("settled"), install => install["networkClaims"]!.AsArray().Count == 1);

        WitnessShop.Credit(install).ShouldBe("ORGANIC by organic");
        $"{install["networkClaims"]![0]!["standing"]}".ShouldBe("late");
        (await shop.NetworkAsync("boreal"))["lateClaims"]!.GetValue<int>().ShouldBe(1);
    }
}
