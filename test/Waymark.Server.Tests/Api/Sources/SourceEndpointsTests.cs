using System.Net;
using System.Text.Json.Nodes;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api.Sources;

public sealed class SourceEndpointsTests : IAsyncLifetime
{
    const string Block = """{ "action": "block", "source": "NET", "site": "s1", "why": "no one there" }""";

    WaymarkApplication _app = null!;

    static string Today => DateTime.UtcNow.AddHours(5.5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_source_is_shown_with_its_measures_and_their_bounds()
    {
        await EarnAsync("i-1");
        await EarnAsync("i-2");

        var list = await _app.ManageAsync("apps/shop/fraud/sources?source=NET");

        var source = list.GetProperty("sources").EnumerateArray().ShouldHaveSingleItem();
        source.GetProperty("scope").GetRawText().ShouldBe("""{"source":"NET"}""");
        (source.GetProperty("clicks").GetInt32(), source.GetProperty("installs").GetInt32(), source.GetProperty("isSuspicious").GetBoolean()).ShouldBe((2, 2, false));
        var measure = source.GetProperty("measures").EnumerateArray().Single(one => one.GetProperty("measure").GetString() == "below_ten_seconds");
        (measure.GetProperty("value").GetDouble(), measure.GetProperty("of").GetInt32(), measure.GetProperty("upper").GetDouble()).ShouldBe((1, 2, 1));
        measure.GetProperty("lower").GetDouble().ShouldBe(0.2699, 0.0001);
        source.GetProperty("flags").EnumerateArray().Select(flag => flag.GetProperty("outcome").GetString()).Distinct().ShouldBe(["tooFew"]);
        (await _app.ManageAsync("apps/shop/fraud/sources?suspicious=true")).GetProperty("sources").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_person_blocks_a_site_and_frees_it_again_and_both_is_remembered()
    {
        var (status, blocked) = await _app.TellAsync(HttpMethod.Post, "apps/shop/fraud/sources/decisions", Block);
        status.ShouldBe(HttpStatusCode.OK);
        var finding = blocked.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        (finding.GetProperty("rule").GetString(), finding.GetProperty("mode").GetString()).ShouldBe(("blocked_by_hand", "block"));
        finding.GetProperty("decision").GetProperty("why").GetString().ShouldBe("no one there");
        finding.GetProperty("decision").GetProperty("by").GetString().ShouldNotBeNullOrEmpty();

        (await EarnAsync("i-1")).ShouldBe("ORGANIC");
        await _app.TellAsync(HttpMethod.Post, "apps/shop/fraud/sources/decisions", Block.Replace("block", "clear", StringComparison.Ordinal));
        (await EarnAsync("i-2")).ShouldBe("NET");

        (await _app.ManageAsync("apps/shop/fraud/sources/findings")).GetProperty("findings").GetArrayLength().ShouldBe(0);
        var first = await _app.ManageAsync("apps/shop/fraud/sources/history?limit=1");
        first.GetProperty("notes")[0].GetProperty("what").GetString().ShouldBe("cleared");
        var rest = await _app.ManageAsync($"apps/shop/fraud/sources/history?limit=9&before={first.GetProperty("next").GetString()}");
        rest.GetProperty("notes").EnumerateArray().ShouldHaveSingleItem().GetProperty("what").GetString().ShouldBe("blocked");
    }

    [Fact]
    public async Task Installs_that_have_been_counted_are_found_and_rejected()
    {
        await EarnAsync("i-1");
        await EarnAsync("i-2", site: "s2");
        var days = $"from={Today}&to={Today}";

        var page = await _app.ManageAsync($"apps/shop/fraud/sources/installs?source=NET&{days}&limit=1");
        page.GetProperty("installs")[0].GetProperty("installInstanceId").GetString().ShouldBe("i-1");
        page = await _app.ManageAsync($"apps/shop/fraud/sources/installs?source=NET&{days}&after={page.GetProperty("next").GetString()}");
        page.GetProperty("installs").EnumerateArray().ShouldHaveSingleItem().GetProperty("site").GetString().ShouldBe("s2");

        var (status, done) = await _app.TellAsync(
            HttpMethod.Post, "apps/shop/fraud/sources/rejections", $$"""{ "source": "NET", "site": "s1", "rule": "click_flooding", "from": "{{Today}}", "to": "{{Today}}", "why": "their own log says so" }""");

        (status, done.GetRawText()).ShouldBe((HttpStatusCode.OK, """{"moved":1,"noted":0}"""));
        (await FigureAsync("installs"), await FigureAsync("late_fraud_installs")).ShouldBe((1, 1));
        var late = (await _app.ManageAsync("apps/shop/installs/i-1")).GetProperty("lateFraud");
        (late.GetProperty("rule").GetString(), late.GetProperty("why").GetString(), late.GetProperty("isMoved").GetBoolean()).ShouldBe(("click_flooding", "their own log says so", true));
        var month = (await _app.ManageAsync("apps/shop/fraud/months")).GetProperty("months")[0];
        (month.GetProperty("month").GetString(), month.GetProperty("isOpen").GetBoolean(), month.GetProperty("installs").GetInt32()).ShouldBe((Today[..7], true, 1));
        month.GetProperty("lateFraudInstalls").GetRawText().ShouldBe("""{"click_flooding":1}""");
    }

    [Theory]
    [InlineData("decisions", "oops", "must be a JSON object")]
    [InlineData("decisions", """{ "source": "NET", "why": "x" }""", "action is required")]
    [InlineData("decisions", """{ "action": "praise", "source": "NET", "why": "x" }""", "action must be one of block, clear")]
    [InlineData("decisions", """{ "action": "block", "why": "x" }""", "source is required")]
    [InlineData("decisions", """{ "action": "block", "source": "NET" }""", "why is required")]
    [InlineData("decisions", """{ "action": "block", "source": "NET", "why": "x", "publisher": "7" }""", "publisher is unknown")]
    [InlineData("decisions", """{ "action": "block", "source": "NET", "why": "x", "rule": "emulator" }""", "rule must be one of ctit_anomaly")]
    [InlineData("rejections", """{ "source": "NET", "why": "x", "to": "2026-01-31" }""", "from is required")]
    [InlineData("rejections", """{ "source": "NET", "why": "x", "from": "31.1.2026", "to": "2026-01-31" }""", "from must be a day")]
    [InlineData("rejections", """{ "source": "NET", "why": "x", "from": "2026-02-01", "to": "2026-01-31" }""", "from must not be after to")]
    public async Task What_cannot_be_understood_changes_nothing_and_says_why(string what, string body, string why)
    {
        var (status, answer) = await _app.TellAsync(HttpMethod.Post, $"apps/shop/fraud/sources/{what}", body);

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetString().ShouldNotBeNull().ShouldContain(why);
        (await _app.ManageAsync("apps/shop/fraud/sources/history")).GetProperty("notes").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("fraud/sources/history?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("fraud/sources/history?before=x", HttpStatusCode.BadRequest)]
    [InlineData("fraud/sources/installs?source=NET&from=2026-01-02&to=2026-01-01", HttpStatusCode.BadRequest)]
    [InlineData("fraud/sources/installs?source=NET&from=2026-01-01&to=2026-01-02&after=x", HttpStatusCode.BadRequest)]
    [InlineData("fraud/sources/proposals", HttpStatusCode.OK)]
    public async Task Questions_that_cannot_be_are_refused(string path, HttpStatusCode status)
    {
        using var answer = await _app.ManageRawAsync($"apps/shop/{path}");
        answer.StatusCode.ShouldBe(status);

        using var nobody = await _app.ManageRawAsync($"apps/nobody/{path}");
        nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    async Task<string?> EarnAsync(string installId, string site = "s1")
    {
        using var answer = await _app.FollowAsync($"/p/42?pid=NET&c=C1&af_siteid={site}");
        var store = answer.Headers.Location.ShouldNotBeNull().Query;
        var referrer = System.Web.HttpUtility.ParseQueryString(store)["referrer"].ShouldNotBeNull();
        await _app.InstallAsync(installId, new JsonObject { ["install_ref"] = referrer });
        return (await _app.ManageAsync($"apps/shop/installs/{installId}")).GetProperty("verdict").GetProperty("source").GetString();
    }

    async Task<long> FigureAsync(string measure) => (await _app.ManageAsync("apps/shop/reports/daily")).GetProperty("figures").EnumerateArray()
        .Where(figure => figure.GetProperty("measure").GetString() == measure)
        .Sum(figure => figure.GetProperty("count").GetInt64());
}
