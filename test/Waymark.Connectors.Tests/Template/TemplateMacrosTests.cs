using System.Runtime.CompilerServices;
using Waymark.Connectors.Tests.Support;
using Waymark.Devices;
using Waymark.Events;

namespace Waymark.Connectors.Tests.Template;

/// <summary>Every macro with its value.</summary>
public sealed class TemplateMacrosTests
{
    const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";
    const string Idfa = "6d92078a-8246-4ba4-ae5b-76104861e7dc";

    static readonly Dictionary<string, string> Expected = new()
    {
        ["click_id"] = "net 1&2", ["af_siteid"] = "site-1", ["af_sub_siteid"] = "sub-1",
        ["af_sub1"] = "s1", ["af_sub2"] = "s2", ["af_sub3"] = "s3", ["af_sub4"] = "s4", ["af_sub5"] = "s5",
        ["campaign"] = "Summer_Sale", ["campaign_id"] = "AbC123", ["adset"] = "Prospecting", ["adset_id"] = "set-9", ["ad"] = "reel-01", ["ad_id"] = "ad-9",
        ["ad_type"] = "video", ["channel"] = "stories", ["keywords"] = "red shoes", ["partner_prt"] = "agency-1", ["aff_id"] = "aff-1", ["offer_id"] = "offer-1",
        ["gclid"] = "g-1", ["gbraid"] = "gb-1", ["wbraid"] = "wb-1", ["fbclid"] = "fb-1", ["ttclid"] = "tt-1",
        ["media_source"] = "META", ["is_attributed"] = "true", ["attribution_type"] = "non-organic", ["match_type"] = "gp_referrer", ["touch_type"] = "click",
        ["touch_time"] = "2026-03-04T05:01:07.000Z", ["is_retargeting"] = "false", ["conversion_type"] = "install", ["is_primary"] = "true",
        ["contributor_1_media_source"] = "", ["contributor_1_campaign"] = "", ["contributor_1_touch_time"] = "", ["contributor_1_match_type"] = "",
        ["contributor_2_media_source"] = "", ["contributor_2_campaign"] = "", ["contributor_2_touch_time"] = "", ["contributor_2_match_type"] = "",
        ["contributor_3_media_source"] = "", ["contributor_3_campaign"] = "", ["contributor_3_touch_time"] = "", ["contributor_3_match_type"] = "",
        ["event_name"] = "purchase", ["partner_event_id"] = "Bought it", ["event_id"] = "j1-7",
        ["event_time"] = "1772600767", ["event_time_ms"] = "1772600767000", ["event_time_iso"] = "2026-03-04T05:06:07.000Z",
        ["event_value"] = """{"sku":"s 1"}""", ["event_value_encoded"] = """{"sku":"s 1"}""",
        ["event_revenue"] = "249.9", ["event_revenue_currency"] = "INR", ["event_revenue_usd"] = "2.84",
        ["customer_user_id"] = "u-1", ["install_id"] = "install-1", ["advertising_id"] = Gaid, ["gaid"] = Gaid, ["idfa"] = Idfa,
        ["idfv"] = "cdda802e-fb9c-47ad-9866-0794d394c912", ["oaid"] = "38400000-8cf0-11bd-b23e-10b96e40000e", ["android_id"] = "9774d56d682e549c", ["app_set_id"] = "app-set-1",
        ["sha1_gaid"] = "4dfaa92388699ac6539885aef1719293879985bf", ["sha1_idfa"] = "d520a80c026be39edeb9c6e3f37c01f2da5f5e97", ["sha1_idfv"] = "15fb40d48e4b3f662dc2159118d0bfae59bb5f30", ["sha1_android_id"] = "41e29575c7361b2924f701502ca6d932b45b9e51",
        ["md5_gaid"] = "5756ae9022b2ea1e47d84fead75220c8", ["md5_idfa"] = "0c2074fb86930fc4a2a7bb791240a7d3", ["sha256_gaid"] = "d4181bb455a74b3bc8b37c75ac9b2c702eb6b9930bd040b861403b31ca85634d", ["sha256_idfa"] = "31b806b4deec8c4cb1ffb18b9ab4ee1fa82a2b30e1f47902f04d03f5db023376",
        ["sha256_email"] = "a371ec1136211d398e7f00939c6cabb0c0d91cd7e7dd93bcf821f276729c2bf3", ["sha256_phone"] = "56ff9d0e42ce441b82d0f84c50bb4033ccaf87357c408ed77cb274009ccd1f32",
        ["ip"] = "203.0.113.77", ["ip_masked"] = "203.0.113.0", ["user_agent"] = "", ["country_code"] = "", ["city"] = "", ["language"] = "en", ["carrier"] = "",
        ["device_model"] = "Pixel 8", ["device_brand"] = "Google", ["platform"] = "android", ["os_version"] = "14", ["app_version"] = "2.4.1", ["sdk_version"] = "3.1.0",
        ["app_id"] = "com.example.shop", ["bundle_id"] = "com.example.shop", ["app_name"] = "Shop", ["wifi"] = "",
        ["click_ts"] = "1772600467", ["click_ts_ms"] = "1772600467000", ["install_ts"] = "1772600767", ["install_ts_ms"] = "1772600767000",
        ["gp_click_ts"] = "", ["gp_install_begin_ts"] = "",
        ["att_status"] = "3", ["lat"] = "false", ["eea"] = "true", ["ad_user_data"] = "true", ["ad_personalization"] = "false",
        ["blocked_reason"] = "click_flooding", ["blocked_sub_reason"] = "", ["blocked_threshold"] = "", ["rejection_type"] = "", ["rejection_reason"] = "",
    };

    public static TheoryData<string> Names => [.. ConnectorCatalog.Macros.Select(macro => macro.Name)];

    public static TheoryData<string, string> Aliases =>
        [.. ConnectorCatalog.Macros.SelectMany(macro => macro.Aliases.Select(alias => (alias, macro.Name)))];

    [Theory, MemberData(nameof(Names))]
    public void A_macro_stands_for_its_value(string name) =>
        SomeTemplate.Address($"https://net.example/?v={{{name}}}").ShouldBe($"https://net.example/?v={Uri.EscapeDataString(Expected[name])}");

    [Theory, MemberData(nameof(Aliases))]
    public void An_alias_stands_for_the_same(string alias, string name) =>
        SomeTemplate.Address($"https://net.example/?v={{{alias}}}").ShouldBe($"https://net.example/?v={Uri.EscapeDataString(Expected[name])}");

    [Theory, MemberData(nameof(Names))]
    public void Of_a_stranger_no_macro_knows_more_than_that_it_happened(string name)
    {
        var nobody = Some.Event(name: "visited") with { InstallId = null, Credit = null, Platform = Platform.Unknown };
        var telling = SomeTemplate.Telling(nobody, ("eventUrl", $"https://net.example/?v={{{name}}}")) with { Subject = Waymark.Integrations.Subject.Nobody, App = new() { Id = "shop" } };
        var address = ConnectorCatalog.All["template"].Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels[0].Address!;

        var known = address["https://net.example/?v=".Length..];
        string[] always = ["event_name", "partner_event_id", "event_id", "event_time", "event_time_ms", "event_time_iso", "event_value", "event_value_encoded", "app_name"];
        string[] truths = ["is_attributed", "is_primary", "is_retargeting"];

        if (truths.Contains(name)) known.ShouldBe("false");
        else known.Length.ShouldBe(always.Contains(name) ? known.Length : 0, name);
    }

    [Fact]
    public void The_words_for_an_organic_user()
    {
        Value("media_source", Some.Event(name: "x")).ShouldBe("organic");
        Value("attribution_type", Some.Event(name: "x")).ShouldBe("organic");
        Value("is_attributed", Some.Event(name: "x")).ShouldBe("false");
        Value("campaign", Some.Event(name: "x")).ShouldBe("");
    }

    [Fact]
    public void Credit_that_a_partner_may_not_hear_leaves_no_trace()
    {
        var withheld = Some.Event(name: "x") with { Credit = null };

        Value("media_source", withheld).ShouldBe("");
        Value("attribution_type", withheld).ShouldBe("");
        Value("click_id", withheld).ShouldBe("");
        Value("match_type", withheld).ShouldBe("");
    }

    [Fact]
    public void A_view_is_an_impression() =>
        Value("touch_type", Some.Event(name: "x", credit: SomeTemplate.Credit with { IsViewThrough = true })).ShouldBe("impression");

    [Fact]
    public void On_iOS_the_app_has_the_stores_number()
    {
        var happened = Some.Event(name: "x") with { Platform = Platform.Ios };

        Value("app_id", happened).ShouldBe("id525463029");
        Value("bundle_id", happened).ShouldBe("com.example.shop.ios");
    }

    [Fact]
    public void Networks_that_helped_are_told_to_the_owners_own_systems_only()
    {
        const string Template = "{postbackUrl}?a={contributor_1_media_source}&b={contributor_3_media_source}&c={contributor_2_campaign}";
        var (catalog, problems) = ConnectorCatalog.BuiltIn.With([Pack("own-bi", "own", Template), Pack("some-net", "adNetwork", Template), Pack("tool", "analytics", Template)]);

        problems.ShouldBeEmpty();
        Query("own-bi").ShouldBe("?a=GOOGLE&b=SMS&c=Email-campaign");
        Query("some-net").ShouldBe("?a=&b=&c=");
        Query("tool").ShouldBe("?a=&b=&c=");

        string Query(string partner) => new Uri(SomeTemplate.Address("", connector: catalog.Connectors[partner], settings: ("postbackUrl", "https://x.example"))).Query;
    }

    [Fact]
    public void The_documentation_lists_every_macro()
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/partners/template.md"));

        ConnectorCatalog.Macros.Where(macro => !page.Contains($"`{macro.Name}`", StringComparison.Ordinal) && !macro.Name.StartsWith("contributor_", StringComparison.Ordinal))
            .Select(macro => macro.Name).ShouldBeEmpty();
        ConnectorCatalog.Macros.ShouldAllBe(macro => macro.Description.EndsWith('.'));
    }

    static string Value(string macro, StreamEvent happened) =>
        Uri.UnescapeDataString(SomeTemplate.Address($"https://net.example/?v={{{macro}}}", happened)["https://net.example/?v=".Length..]);

    static PackFile Pack(string name, string kind, string template) => new($"{name}.json", $$"""
        { "name": "{{name}}", "displayName": "X", "documentation": "https://x.example/docs", "checkedOn": "2026-11-21", "class": "{{kind}}",
          "settings": [ { "name": "postbackUrl", "description": "The address.", "required": true, "address": true } ], "urls": { "event": "{{template}}" } }
        """);

    static string ThisFile([CallerFilePath] string path = "") => path;
}
