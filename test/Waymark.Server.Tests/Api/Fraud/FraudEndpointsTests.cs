using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Fraud;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api.Fraud;

public sealed class FraudEndpointsTests : IAsyncLifetime
{
    const string Settings = """
        "fraud": { "rules": [ { "rule": "emulator", "mode": "block" }, { "rule": "emulator", "source": "META", "mode": "tag" } ],
                   "validations": [ { "id": "old", "appVersionBelow": "2", "mode": "tag" } ] },
        """;

    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() =>
        _app = await WaymarkApplication.StartAsync(WaymarkApplication.Document.Replace("\"id\": \"shop\",", "\"id\": \"shop\", " + Settings, StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_rule_is_shown_as_it_works_and_who_set_it()
    {
        var all = await _app.ManageAsync("apps/shop/fraud/rules");
        var rules = all.GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetProperty("rule").GetString()!);

        rules.Keys.ShouldBe(FraudRules.All.Select(rule => rule.Code));
        Of(rules["emulator"]).ShouldBe(("block", "app"));
        rules["emulator"].GetProperty("settings").GetArrayLength().ShouldBe(2);
        Of(rules["engagement_injection"]).ShouldBe(("block", "product"));
        (rules["ctit_short"].GetProperty("threshold").GetDouble(), rules["ctit_short"].GetProperty("tagThreshold").GetDouble(), rules["ctit_short"].GetProperty("unit").GetString()).ShouldBe((10, 30, "seconds"));
        all.GetProperty("validations")[0].GetProperty("id").GetString().ShouldBe("old");
        Of((await _app.ManageAsync("apps/shop/fraud/rules?source=META")).GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("rule").GetString() == "emulator"))
            .ShouldBe(("tag", "network"));

        static (string?, string?) Of(JsonElement rule) => (rule.GetProperty("mode").GetString(), rule.GetProperty("settingFrom").GetString());
    }

    [Fact]
    public async Task What_was_met_is_added_up_and_listed()
    {
        await _app.InstallAsync("i-blocked", new JsonObject { ["device_name"] = "sdk_gphone64_arm64" });
        await _app.InstallAsync("i-tagged", new JsonObject { ["gaid"] = "not-an-id", ["app_version"] = "1.9" });
        await _app.ClicksAsync();

        var report = await _app.ManageAsync("apps/shop/reports/fraud?by=rule,country");
        report.GetProperty("rows").EnumerateArray().Select(row => (Text(row, "rule"), row.GetProperty("blocked").GetInt64(), row.GetProperty("tagged").GetInt64())).ShouldBe(
            [("emulator", 1, 0), ("malformed_advertising_id", 0, 1), ("validation_rule", 0, 1)]);
        report.GetProperty("rows")[0].TryGetProperty("source", out _).ShouldBeFalse();
        var totals = report.GetProperty("totals");
        (Number(totals, "installs"), Number(totals, "blockedInstalls"), Number(totals, "taggedInstalls"), Number(totals, "blockedEvents")).ShouldBe((1, 1, 2, 1));
        (await _app.ManageAsync("apps/shop/reports/fraud?by=rule&skip=1&limit=1")).GetProperty("rows")[0].GetProperty("rule").GetString().ShouldBe("malformed_advertising_id");

        var findings = await _app.ManageAsync("apps/shop/fraud/findings?limit=2");
        findings.GetProperty("findings").EnumerateArray().Select(found => (Text(found, "installInstanceId"), Text(found, "rule"), Text(found, "outcome"))).ShouldBe(
            [("i-tagged", "validation_rule", "tagged"), ("i-tagged", "malformed_advertising_id", "tagged")]);
        var rest = await _app.ManageAsync($"apps/shop/fraud/findings?before={findings.GetProperty("next").GetString()}");
        Text(rest.GetProperty("findings")[0], "installInstanceId").ShouldBe("i-blocked");
        (await _app.ManageAsync("apps/shop/fraud/findings?outcome=blocked")).GetProperty("findings").GetArrayLength().ShouldBe(1);
        (await _app.ManageAsync("apps/shop/fraud/findings?rule=geo_conflict")).GetProperty("findings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_installs_verdict_shows_what_it_met()
    {
        await _app.InstallAsync("i-blocked", new JsonObject { ["device_name"] = "sdk_gphone64_arm64" });
        await _app.ClicksAsync();

        var install = await _app.ManageAsync("apps/shop/installs/i-blocked");

        Text(install.GetProperty("verdict"), "blocked").ShouldBe("emulator");
        Text(install.GetProperty("verdict").GetProperty("fraud")[0], "input").ShouldBe("sdk_gphone64_arm64");
        install.GetProperty("explanation").GetString()!.ShouldContain("Fraud: emulator blocked the install: sdk_gphone64_arm64, against a real device (set by: app)");
        (await _app.ManageAsync("apps/shop/stream?name=install")).GetProperty("events")[0].GetProperty("credit").GetProperty("blocked").GetString().ShouldBe("emulator");
    }

    [Theory]
    [InlineData("reports/fraud?by=colour")]
    [InlineData("reports/fraud?from=yesterday")]
    [InlineData("reports/fraud?limit=0")]
    [InlineData("reports/fraud?skip=-1")]
    [InlineData("fraud/findings?rule=oops")]
    [InlineData("fraud/findings?outcome=oops")]
    [InlineData("fraud/findings?before=oops")]
    [InlineData("fraud/findings?limit=501")]
    public async Task A_question_that_cannot_be_answered_is_said_to_be_one(string path) =>
        (await _app.ManageRawAsync($"apps/shop/{path}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    static string? Text(JsonElement parent, string name) => parent.GetProperty(name).GetString();

    static long Number(JsonElement parent, string name) => parent.GetProperty(name).GetInt64();
}
