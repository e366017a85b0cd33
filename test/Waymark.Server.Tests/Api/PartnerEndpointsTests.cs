using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api;

public sealed class PartnerEndpointsTests : IAsyncLifetime
{
    const string Document = """
        { "managementKeys": ["mk_test"],
          "apps": [
            { "id": "shop", "token": "prj_shop", "integrations": [ { "id": "ct", "partner": "clevertap", "active": true, "installs": "attributed",
                "settings": { "accountId": "ACC", "passcode": "pass-secret", "region": "in1" }, "events": [ { "event": "buy", "as": "Bought" } ] } ] },
            { "id": "market", "token": "prj_market" } ] }
        """;

    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync(Document);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_partner_says_what_it_wants_to_be_filled_in()
    {
        var clevertap = await _app.ManageAsync("partners/clevertap");
        var settings = clevertap.GetProperty("settings").EnumerateArray().ToDictionary(setting => setting.GetProperty("name").GetString()!);

        clevertap.GetProperty("class").GetString().ShouldBe("analytics");
        settings["passcode"].GetProperty("secret").GetBoolean().ShouldBeTrue();
        settings["accountId"].GetProperty("required").GetBoolean().ShouldBeTrue();
        settings["installMode"].GetProperty("allowed").EnumerateArray().Select(value => value.GetString()).ShouldBe(["upload", "partner"]);
        (await _app.ManageAsync("partners")).GetProperty("partners").EnumerateArray().Select(partner => partner.GetProperty("name").GetString())
            .ShouldContain("webhook");
    }

    [Fact]
    public async Task The_schema_knows_the_settings_of_every_partner()
    {
        var rules = (await _app.ManageAsync("configuration/schema")).GetProperty("$defs").GetProperty("integration").GetProperty("allOf");
        var clevertap = rules.EnumerateArray().Single(rule => rule.GetProperty("if").GetProperty("properties").GetProperty("partner").GetProperty("const").GetString() == "clevertap");
        var settings = clevertap.GetProperty("then").GetProperty("properties").GetProperty("settings");

        settings.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        settings.GetProperty("properties").GetProperty("installMode").GetProperty("enum").GetRawText().Length.ShouldBeGreaterThan(2);
        settings.GetProperty("properties").GetProperty("passcode").GetProperty("description").GetString()!.ShouldEndWith("Secret.");
    }

    [Fact]
    public async Task An_integration_is_copied_to_another_app_without_its_credentials()
    {
        using var answer = await CopyAsync("shop", "ct", new { app = "market", id = "ct2" });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);

        var copy = (await _app.ManageAsync("configuration")).GetProperty("document").GetProperty("apps")[1].GetProperty("integrations")[0];
        copy.GetProperty("id").GetString().ShouldBe("ct2");
        copy.GetProperty("active").GetBoolean().ShouldBeFalse();
        copy.GetProperty("installs").GetString().ShouldBe("attributed");
        copy.GetProperty("settings").GetRawText().ShouldBe("""{"region":"IN1"}""");
        copy.GetProperty("events")[0].GetProperty("as").GetString().ShouldBe("Bought");
    }

    [Fact]
    public async Task The_original_keeps_its_credentials()
    {
        using var answer = await CopyAsync("shop", "ct", new { app = "market" });

        (await _app.ManageAsync("apps/shop/integrations")).GetProperty("integrations")[0].GetProperty("problems").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_copy_to_nowhere_is_refused()
    {
        (await CopyAsync("shop", "ct", new { })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CopyAsync("shop", "ct", new { app = "nobody" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CopyAsync("shop", "none", new { app = "market" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    Task<HttpResponseMessage> CopyAsync<T>(string app, string integration, T command)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/manage/v1/apps/{app}/integrations/{integration}/copy") { Content = JsonContent.Create(command) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "mk_test");
        return _app.Client.SendAsync(request);
    }
}
