using System.Web;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Buyers;

/// <summary>
/// Who hears of whom: three people (nobody's, META's, and TIKTOK's, which is restricted), three kinds of receivers (an analytics tool, an ad
/// network that is META, the owner's own webhook), and three audiences for each.
/// </summary>
public sealed class AudienceTests
{
    const string Macros =
        "id={install_id}&source={media_source}&is={is_attributed}&type={attribution_type}&match={match_type}&touch={touch_type}&at={touch_time}&ts={click_ts}&c={campaign}"
        + "&cid={campaign_id}&set={adset}&setid={adset_id}&ad={ad}&adid={ad_id}&ch={channel}&kw={keywords}&prt={partner_prt}&site={af_siteid}&sub={af_sub_siteid}"
        + "&s1={af_sub1}&s2={af_sub2}&s3={af_sub3}&s4={af_sub4}&s5={af_sub5}&click={click_id}&fb={fbclid}&tt={ttclid}&conv={conversion_type}&primary={is_primary}"
        + "&c1={contributor_1_media_source}&c1c={contributor_1_campaign}";

    /// <summary>Everything that TIKTOK's link said.</summary>
    static readonly string[] Telltales = ["TIKTOK", "Autumn_Sale", "XyZ789", "tt-click", "tt-site", "tt-sub", "tt-set", "tt-ad", "tt-word", "tt-agency", "tt-channel"];

    [Theory]
    [InlineData("drop")]
    [InlineData("redact")]
    [InlineData("none")]
    public async Task Each_receiver_hears_of_whom_its_audience_says_and_of_nobody_elses_secrets(string restriction)
    {
        await using var shop = await StartAsync(restriction);
        await UseAsync(shop.Phone("nobodys"), null);
        await UseAsync(shop.Phone("his"), "/?c=AbC123&click_id=meta-click&af_siteid=meta-site&af_sub1=meta-sub");
        await UseAsync(shop.Phone("hers"), "/?c=XyZ789&click_id=tt-click&ttclid=tt-click2&af_siteid=tt-site&af_sub_siteid=tt-sub0&af_sub1=tt-sub1&af_sub2=tt-sub2&af_sub3=tt-sub3&af_sub4=tt-sub4&af_sub5=tt-sub5"
            + "&af_adset=tt-set&af_ad=tt-ad&af_keywords=tt-word&af_prt=tt-agency&af_channel=tt-channel");

        var isDropped = restriction == "drop";
        string[] others = isDropped ? [] : ["hers"];

        // The analytics tool owns no media source: "only this partner" is nobody.
        (await ToldAsync(shop, "tool", "all")).ShouldBe(["nobodys", "his", .. others]);
        (await ToldAsync(shop, "tool", "attributed")).ShouldBe(["his", .. others]);
        (await ToldAsync(shop, "tool", "thisPartner")).ShouldBeEmpty();

        (await ToldAsync(shop, "net", "all")).ShouldBe(["nobodys", "his", .. others]);
        (await ToldAsync(shop, "net", "attributed")).ShouldBe(["his", .. others]);
        (await ToldAsync(shop, "net", "thisPartner")).ShouldBe(["his"]);

        // The owner's own systems are no third party.
        (await ToldAsync(shop, "own", "all")).ShouldBe(["nobodys", "his", "hers"]);
        (await ToldAsync(shop, "own", "attributed")).ShouldBe(["his", "hers"]);
        (await ToldAsync(shop, "own", "thisPartner")).ShouldBeEmpty();

        (await shop.StandingsAsync("tool-all", "install")).ShouldBe(["sent", "sent", isDropped ? "skipped restricted_source" : "sent"]);
        (await shop.StandingsAsync("net-thisPartner", "af_purchase")).ShouldBe(["skipped not_attributed_to_partner", "sent", "skipped not_attributed_to_partner"]);
        if (isDropped) (await shop.ExplainAsync("tool-attributed", "af_purchase")).ShouldContain("11. FAILED");

        // What each learns of META's user.
        foreach (var call in await CallsAsync(shop, "tool", "his")) (call["source"], call["c"], call["click"]).ShouldBe(("META", "Summer_Sale", "meta-click"));
        foreach (var call in await CallsAsync(shop, "net", "his")) (call["source"], call["s1"], call["site"]).ShouldBe(("META", "meta-sub", "meta-site"));

        // And of the user of the restricted network.
        foreach (var call in await CallsAsync(shop, "own", "hers")) (call["source"], call["c"], call["click"], call["s5"]).ShouldBe(("TIKTOK", "Autumn_Sale", "tt-click", "tt-sub5"));

        foreach (var call in await CallsAsync(shop, "tool", "hers"))
        {
            (call["source"], call["type"]).ShouldBe(restriction == "none" ? ("TIKTOK", "non-organic") : ("organic", "organic"));
            if (restriction != "none") ShouldTellNothing($"{call}");
        }

        // A network learns that the user is not its own, and not whose it is.
        foreach (var call in await CallsAsync(shop, "net", "hers"))
        {
            (call["is"], call["click"], call["primary"]).ShouldBe(("false", "", "false"));
            ShouldTellNothing($"{call}");
        }

        foreach (var call in await CallsAsync(shop, "net", "nobodys")) (call["source"], call["is"], call["c"]).ShouldBe(("organic", "false", ""));
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("redact")]
    public async Task The_real_partners_leak_nothing_of_a_restricted_network_either(string restriction)
    {
        await using var shop = await Shop.StartAsync(new ShopPlan($$"""
            { "id": "ct", "partner": "clevertap", "active": true, "events": [ { "event": "*" } ],
              "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "baseUrl": "{{Shop.Sandbox}}clevertap" } },
            { "id": "meta", "partner": "meta", "active": true, "events": [ { "event": "*" } ],
              "settings": { "datasetId": "1234567890", "accessToken": "test-token", "baseUrl": "{{Shop.Sandbox}}meta" } },
            { "id": "third", "partner": "webhook", "active": true, "events": [ { "event": "*" } ], "settings": { "url": "{{Shop.Sandbox}}echo/third/" } }
            """) { App = Restricted(restriction, ", \"recipients\": [ \"analytics\", \"adNetwork\", \"own\" ]") });
        var phone = shop.Phone("hers");
        await phone.InstallAsync("/?c=XyZ789&click_id=tt-click&ttclid=tt-click2&af_sub1=tt-sub1&af_adset=tt-set&af_ad=tt-ad");
        await phone.HandOverAsync(new() { ["clevertap_id"] = "__g1" });
        await phone.DoAsync("af_purchase", new() { ["af_revenue"] = 9.99 });
        foreach (var integration in (string[])["ct", "meta", "third"]) await shop.SettledAsync(integration);

        var inCleverTap = await shop.CleverTapEventsAsync();
        var atMeta = await shop.TakenAsync("meta-control");
        var atTheThird = await shop.TakenAsync("echo-control/third");

        inCleverTap.Select(happened => $"{happened["name"]}").ShouldBe(restriction == "drop" ? [] : ["organic_install", "af_purchase"]);
        (atMeta.Any(call => $"{call["body"]}".Contains("MobileAppInstall", StringComparison.Ordinal)), atTheThird.Any()).ShouldBe(restriction == "drop" ? (false, false) : (true, true));
        foreach (var text in inCleverTap.Concat(atMeta).Concat(atTheThird)) ShouldTellNothing(text.ToJsonString());
    }

    static void ShouldTellNothing(string text)
    {
        foreach (var telltale in Telltales) text.ShouldNotContain(telltale, Case.Insensitive);
    }

    static async Task UseAsync(ShopPhone phone, string? link)
    {
        await phone.InstallAsync(link);
        await phone.DoAsync("af_purchase", new() { ["af_revenue"] = 9.99 });
    }

    /// <returns>Of whose installs and purchases the receiver was told, which are the same people.</returns>
    static async Task<IReadOnlyList<string>> ToldAsync(Shop shop, string receiver, string audience)
    {
        await shop.SettledAsync($"{receiver}-{audience}");
        var calls = await shop.TakenAsync($"echo-control/{receiver}-{audience}");
        var told = calls.Select(call => (What: $"{call["path"]}".Split('/')[^1], Who: HttpUtility.ParseQueryString($"{call["query"]}")["id"]!)).ToList();
        string[] order = ["nobodys", "his", "hers"];
        var installs = told.Where(call => call.What == "install").Select(call => call.Who).OrderBy(who => Array.IndexOf(order, who)).ToList();
        told.Where(call => call.What == "event").Select(call => call.Who).OrderBy(who => Array.IndexOf(order, who)).ShouldBe(installs);
        return installs;
    }

    static async Task<IReadOnlyList<System.Collections.Specialized.NameValueCollection>> CallsAsync(Shop shop, string receiver, string who) =>
        [.. (await shop.TakenAsync($"echo-control/{receiver}-all")).Select(call => HttpUtility.ParseQueryString($"{call["query"]}")).Where(call => call["id"] == who)];

    static Task<Shop> StartAsync(string restriction)
    {
        var integrations = from receiver in (string[])["tool", "net", "own"]
                           from audience in (string[])["all", "attributed", "thisPartner"]
                           select $$"""
                               { "id": "{{receiver}}-{{audience}}", "partner": "a-{{receiver}}", "active": true, "installs": "{{audience}}",
                                 {{(receiver == "net" ? "\"sources\": [ \"META\" ]," : "")}} "settings": { "desk": "{{receiver}}-{{audience}}" },
                                 "events": [ { "event": "*", "users": "{{audience}}" } ] }
                               """;

        return Shop.StartAsync(new ShopPlan(string.Join(",", integrations))
        {
            App = Restricted(restriction),
            Partners = [("tool.json", Pack("tool", "analytics")), ("net.json", Pack("net", "adNetwork")), ("own.json", Pack("own", "own"))],
        });
    }

    static string Restricted(string level, string more = "") => $$""" "restrictedSources": [ { "source": "tiktok", "level": "{{level}}"{{more}} } ] """;

    static string Pack(string name, string @class) => $$"""
        { "name": "a-{{name}}", "displayName": "{{name}}", "documentation": "https://example.com/", "checkedOn": "2026-11-22", "class": "{{@class}}",
          "settings": [ { "name": "desk", "description": "Where to.", "required": true } ],
          "urls": { "install": "{{Shop.Sandbox}}echo/{desk}/install?{{Macros}}", "event": "{{Shop.Sandbox}}echo/{desk}/event?{{Macros}}" } }
        """;
}
