using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api.Referrals;

/// <summary>Ana invites four: Ben and Cleo install, Ana herself through her own invite, and Dora only looks.</summary>
public sealed class ReferralReportTests : IAsyncLifetime
{
    static readonly string Document = WaymarkApplication.Document.Replace(
        "\"campaigns\"", """ "referrals": { "fraud": { "leastSecondsToInstall": 0 }, "savings": [ { "country": "IN", "amount": 50 } ] }, "campaigns" """, StringComparison.Ordinal);

    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WaymarkApplication.StartAsync(Document);
        await _app.InstallAsync("i-ana", Device("a"), address: "203.0.113.1");
        await _app.SignUpAsync("i-ana", "ana");
        var invite = (await _app.PhoneDataAsync("invites", new { install_instance_id = "i-ana", channel = "whatsapp" })).GetProperty("token").GetString()!;
        foreach (var request in new[] { "1", "2", "3", "4" })
            await _app.PhoneDataAsync("invites/sent", new { install_instance_id = "i-ana", invite_token = invite, channel = "whatsapp", request_id = request });

        await ComeAsync(invite, "i-ben", "b", "203.0.113.2");
        await _app.SignUpAsync("i-ben", "ben");
        await ComeAsync(invite, "i-cleo", "c", "203.0.113.3");
        await _app.CallAsync("capture-event", new JsonObject { ["install_instance_id"] = "i-cleo", ["event_name"] = "level_5" });
        await ComeAsync(invite, "i-ana-2", "a", "203.0.113.4");
        using var look = await _app.FollowAsync($"/{invite}", address: "203.0.113.5");
        await _app.ClicksAsync();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_funnel_counts_each_step_and_rejected_ones_in_none()
    {
        var funnel = await ReportAsync("funnel?by=channel&event=level_5");

        // Four visitors clicked once each; Ana's own arrival is a reinstall that counts nowhere, her click does.
        Numbers(funnel.GetProperty("total"), "made", "sent", "clicked", "clicks", "installed", "signedUp", "did").ShouldBe([1, 4, 4, 4, 2, 1, 1]);
        funnel.GetProperty("total").GetProperty("installedPerClicked").GetDecimal().ShouldBe(0.5m);
        var part = funnel.GetProperty("parts").EnumerateArray().ShouldHaveSingleItem();
        part.GetProperty("value").GetString().ShouldBe("whatsapp");
        Numbers(part.GetProperty("steps"), "made", "sent", "clicked", "installed").ShouldBe([1, 4, 4, 2]);
    }

    [Fact]
    public async Task The_figures_are_those_of_the_daily_report_and_of_the_stream()
    {
        var stream = (await _app.ManageAsync("apps/shop/stream?limit=1000")).GetProperty("events").EnumerateArray().Select(one => one.GetProperty("name").GetString()).ToList();
        var daily = (await _app.ManageAsync("apps/shop/reports/daily")).GetProperty("figures").EnumerateArray().ToLookup(one => one.GetProperty("measure").GetString(), one => one.GetProperty("count").GetInt64());

        (stream.Count(name => name == "Generated Link Click"), stream.Count(name => name == "Referred App Install"), stream.Count(name => name == "Referred App Reinstall")).ShouldBe((4, 2, 1));
        (daily["invite_link_click"].Sum(), daily["invite_app_install"].Sum(), daily["invite_app_reinstall"].Sum()).ShouldBe((4, 2, 1));
    }

    [Fact]
    public async Task The_k_factor_is_of_those_who_were_new_and_says_its_formula()
    {
        var answer = await ReportAsync("k-factor");

        // Ana, Ben and Cleo were new; Ana's second install is of a known device.
        Numbers(answer.GetProperty("total"), "users", "senders", "sent", "installs").ShouldBe([3, 1, 4, 2]);
        answer.GetProperty("total").GetProperty("k").GetDecimal().ShouldBe(0.6667m);
        answer.GetProperty("total").GetProperty("installsPerSender").GetDecimal().ShouldBe(2);
        answer.GetProperty("formula").GetString()!.ShouldStartWith("K = ");
        answer.GetProperty("days").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_best_referrer_has_no_rejected_arrivals()
    {
        var answer = await ReportAsync("top-referrers?limit=1");

        var ana = answer.GetProperty("referrers")[0];
        ana.GetProperty("referrer").GetProperty("userId").GetString().ShouldBe("ana");
        Numbers(ana, "clicks", "installs", "reinstalls", "signUps", "customEvents", "suspicious", "rewards").ShouldBe([4, 2, 0, 1, 0, 0, 0]);
        answer.GetProperty("next").GetInt32().ShouldBe(1);
        (await ReportAsync("top-referrers?limit=1&skip=1")).GetProperty("referrers").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Fraud_is_told_by_reason_and_by_referrer()
    {
        var answer = await ReportAsync("fraud");

        Numbers(answer.GetProperty("figures").GetProperty("arrivals"), "valid", "rejected").ShouldBe([2, 1]);
        answer.GetProperty("figures").GetProperty("reasons").EnumerateArray().Select(one => one.GetProperty("reason").GetString()).ShouldContain("same_user");
        Numbers(answer.GetProperty("referrers")[0], "arrivals", "suspicious", "rejected").ShouldBe([3, 0, 1]);
        answer.GetProperty("reviewQueue").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Savings_cycle_time_and_cohorts_are_told_of_the_same_two_installs()
    {
        var savings = (await ReportAsync("savings")).GetProperty("savings");
        (savings.GetProperty("total").GetDecimal(), savings.GetProperty("lines")[0].GetProperty("country").GetString()).ShouldBe((100, "IN"));

        var cycle = await ReportAsync("cycle-time");
        cycle.GetProperty("installs").GetInt32().ShouldBe(2);
        cycle.GetProperty("medianSeconds").GetDouble().ShouldBeInRange(0, 600);

        var cohorts = (await ReportAsync("cohorts")).GetProperty("cohorts");
        (cohorts.GetProperty("referred").GetProperty("installs").GetInt64(), cohorts.GetProperty("others").GetProperty("installs").GetInt64()).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Relations_are_a_tree_from_one_person_on()
    {
        var tree = (await ReportAsync("relations?user=ana&depth=2")).GetProperty("tree");

        tree.GetProperty("people").GetInt32().ShouldBe(2);
        tree.GetProperty("referred").EnumerateArray().Select(branch => branch.GetProperty("relation").GetProperty("referred").ToString())
            .ShouldBe(["""{"installInstanceId":"i-cleo"}""", """{"userId":"ben"}"""], ignoreOrder: true);
        (await ReportAsync("relations?user=ben")).GetProperty("tree").GetProperty("referrers")[0].GetProperty("referrer").GetProperty("userId").GetString().ShouldBe("ana");
        Numbers((await ReportAsync("relations")).GetProperty("events")[0], "relations", "referrers").ShouldBe([2, 1]);
    }

    [Theory]
    [InlineData("funnel?from=2026-13-01", "from must be a day")]
    [InlineData("funnel?to=0001-01-01", "to must be a day")]
    [InlineData("k-factor?from=2026-02-02&to=2026-02-01", "from must not be after to")]
    [InlineData("savings?from=2020-01-01&to=2026-02-01", "Ask for 366 days at most")]
    [InlineData("funnel?by=planet", "by must be one of channel, content, campaign, country, platform")]
    [InlineData("funnel?platform=ps5", "platform must be one of")]
    [InlineData("top-referrers?order=luck", "order must be one of installs, clicks, reinstalls, signUps, customEvents")]
    [InlineData("top-referrers?limit=0", "limit must be 1 to 500")]
    [InlineData("fraud?skip=-1", "skip must be 0 to")]
    [InlineData("relations?user=ana&depth=99", "depth must be 1 to 6")]
    [InlineData("relations?user=ana&install=i-1", "Name a user or an install")]
    [InlineData("cohorts?to=yesterday", "to must be a day")]
    [InlineData("cycle-time?from=1", "from must be a day")]
    public async Task What_is_wrong_with_a_question_is_named(string question, string why)
    {
        using var answer = await _app.ManageRawAsync($"apps/shop/reports/referrals/{question}");

        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(why);
    }

    static JsonObject Device(string letter) => new() { ["gaid"] = $"38400000-8cf0-11bd-b23e-00000000000{letter}", ["locale"] = "en_IN" };

    async Task ComeAsync(string invite, string install, string device, string address)
    {
        using var led = await _app.FollowAsync($"/{invite}", address: address);
        var said = Device(device);
        said["install_ref"] = HttpUtility.ParseQueryString(led.Headers.Location.ShouldNotBeNull().Query)["referrer"];
        await _app.InstallAsync(install, said, address: address);
    }

    Task<JsonElement> ReportAsync(string path) => _app.ManageAsync($"apps/shop/reports/referrals/{path}");

    static long[] Numbers(JsonElement of, params string[] names) => [.. names.Select(name => of.GetProperty(name).GetInt64())];
}
