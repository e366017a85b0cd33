using System.Text.Json;
using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Server.Tests.Support;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Server.Tests.Processing;

public sealed class MetaReferrerTests
{
    const string Key = "9b209322f750d31e66d6d57cd5c1892cd01899e004cdbcb03f61a70e08a9f668";

    // Composed for tests, as is the key: Campaign C, ad set B, ad A.
    const string Referrer =
        "utm_source=apps.facebook.com&utm_campaign=fb4a&utm_content=%7B%22app%22%3A%221000000000000001%22"
        + "%2C%22t%22%3A1760000000%2C%22source%22%3A%7B%22data%22%3A%228adac71b65cd5a4365bbb7be419dfbbf25dd"
        + "d9c12d5809fc969039ef4f7f33b20ffaa397d6b0b5561ee640b7340c5aa283220e8b8162b8c3e09843008ab829b89130"
        + "a05078aa5eca5622933dae2903a74a179074f3148a6f38c247f8d83510f2c6ea6a8bdb84f30532c10dde64edb29eabcf"
        + "41ebb19accbdb6f839eab874e2f5ad4882d8dfc8f5d4d33c186bcf954eff2a88453d5fbbad84502929d19c0238d2b01d"
        + "19267904bcb963887577403d51d03b1f7407da52a32e26fefa3e2fb828e376095bbdd8ebf06766224f602f2aa10a55cd"
        + "a3e2311d7ed0ea5d278f40af723100d0dc1383e529aa84059dbc31fe611525548c080f04e7871b33157e827be7bf2240"
        + "da13ff4550b0b7fae4c198b8fb06f4bf93724c6aa6e36330d12ea96a231dc2f3059ec72a5be1099b34b5c3fc54f3749a"
        + "%22%2C%22nonce%22%3A%22676b8bb84ce7267dd520deca%22%7D%7D";

    [Fact]
    public async Task The_stores_referrer_is_read_where_it_arrives()
    {
        await using var app = WithKey();
        app.Init("i-1", new { install_ref = Referrer, referrerClickTimestampServerSeconds = Seconds(app, hoursAgo: 2) });
        await app.ProcessAsync();

        app.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.MetaReferrer);
        app.Stream.ShouldHaveSingleItem().Credit.ShouldNotBeNull().Campaign.ShouldBe("Campaign C");
    }

    [Theory]
    [InlineData(1, MatchType.MetaReferrer)]
    [InlineData("1", MatchType.MetaReferrer)]
    [InlineData(true, MatchType.MetaReferrer)]
    [InlineData(0, MatchType.ViewThrough)]
    [InlineData("0", MatchType.ViewThrough)]
    public async Task What_metas_app_handed_over_is_a_click_or_a_view(object isClick, MatchType match)
    {
        await using var app = WithKey();
        app.Init("i-1", new { meta_install_ref = Handed(app, isClick) });
        await app.ProcessAsync();

        app.Install("i-1").Verdict!.MatchType.ShouldBe(match);
    }

    [Fact]
    public async Task It_may_be_json_in_a_text()
    {
        await using var app = WithKey();
        app.Init("i-1", new { meta_install_ref = JsonSerializer.Serialize(Handed(app, 1)) });
        await app.ProcessAsync();

        app.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.MetaReferrer);
    }

    [Theory]
    [InlineData(FactKind.AttributionData)]
    [InlineData(FactKind.DeepLink)]
    public async Task It_may_come_after_the_first_open(FactKind kind)
    {
        await using var app = WithKey();
        app.Init("i-1");
        app.Say(kind, new { token = "prj_shop", platform = "ANDROID", install_instance_id = "i-1", device_data = new { meta_install_ref = Handed(app, 1) } });
        await app.ProcessAsync();

        app.Install("i-1").Verdict!.MatchType.ShouldBe(MatchType.MetaReferrer);
        app.Stream.Select(happened => happened.Kind).ShouldBe([EventKind.Install, EventKind.AttributionChanged]);
    }

    [Fact]
    public async Task Without_a_key_the_install_is_organic_and_the_verdict_says_why()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", new { install_ref = Referrer });
        await app.ProcessAsync();

        var verdict = app.Install("i-1").Verdict.ShouldNotBeNull();
        (verdict.MatchType, verdict.Meta).ShouldBe((MatchType.Organic, "no_key"));
        Explanation.Of(verdict).ShouldContain("the app has no meta.installReferrerKey");
    }

    static object Handed(ProcessingApplication app, object isClick) =>
        new { install_referrer = Referrer, source = "facebook", is_ct = isClick, actual_timestamp = Seconds(app, hoursAgo: 3) };

    static long Seconds(ProcessingApplication app, int hoursAgo) => app.Now.AddHours(-hoursAgo).ToUnixTimeSeconds();

    static ProcessingApplication WithKey() => new(Some.App() with { Meta = new MetaSettings { InstallReferrerKey = Key } });
}
