using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api;

public sealed class SharingEndpointsTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("users/u-1")]
    [InlineData("users/a%2Fb%20c@shop.example")]
    [InlineData("installs/i-1")]
    public async Task A_decision_is_shown_as_soon_as_it_is_answered(string whose)
    {
        (await SharingAsync(whose)).ShouldBe("""{"optedOut":false,"blocked":[]}""");

        var (status, answer) = await PutAsync(whose, """{ "optedOut": true, "blocked": ["clevertap", "CleverTap", "*"] }""");

        status.ShouldBe(HttpStatusCode.OK);
        answer.ShouldBe("""{"optedOut":true,"blocked":["clevertap","*"]}""");
        (await SharingAsync(whose)).ShouldBe(answer);
    }

    [Fact]
    public async Task A_slash_in_a_users_id_is_a_slash()
    {
        await PutAsync("users/a%2Fb", """{ "optedOut": true }""");
        await _app.CallAsync("trigger", new JsonObject { ["install_instance_id"] = "i-9", ["user_data"] = new JsonObject { ["id"] = "a/b" } });
        await _app.ClicksAsync();

        (await SharingAsync("users/a%2Fb")).ShouldBe("""{"optedOut":true,"blocked":[]}""");
        (await SharingAsync("users/a%252Fb")).ShouldBe("""{"optedOut":true,"blocked":[]}""");
    }

    [Fact]
    public async Task An_installs_page_shows_what_its_person_decided()
    {
        await PutAsync("installs/i-1", """{ "optedOut": true }""");

        var install = await _app.ManageAsync("apps/shop/installs/i-1");

        install.GetProperty("sharing").GetProperty("optedOut").GetBoolean().ShouldBeTrue();
        install.GetProperty("isTest").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("{}", "optedOut is required")]
    [InlineData("null", "optedOut is required")]
    [InlineData("""{ "opted_out": true }""", "No other keys are known")]
    [InlineData("""{ "optedOut": "yes" }""", "The body is not")]
    [InlineData("""{ "optedOut": true, "blocked": ["clevertop"] }""", "clevertop\\\", which is neither a partner nor an integration")]
    [InlineData("""{ "optedOut": true, "blocked": [null] }""", "neither a partner")]
    [InlineData("oops", "The body is not")]
    public async Task What_cannot_be_understood_changes_nothing_and_says_why(string body, string why)
    {
        var (status, answer) = await PutAsync("users/u-1", body);

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.ShouldContain(why);
        (await SharingAsync("users/u-1")).ShouldBe("""{"optedOut":false,"blocked":[]}""");
    }

    [Fact]
    public async Task Ids_and_apps_that_cannot_be_are_refused()
    {
        (await PutAsync($"installs/{new string('x', 200)}", """{ "optedOut": true }""")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await PutAsync($"users/{new string('x', 600)}", """{ "optedOut": true }""")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await PutAsync("users/u-1", """{ "optedOut": true }""", app: "nobody")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_decides_without_a_management_key() =>
        (await PutAsync("users/u-1", """{ "optedOut": true }""", key: "guess")).Status.ShouldBe(HttpStatusCode.Unauthorized);

    async Task<string> SharingAsync(string whose) => (await _app.ManageAsync($"apps/shop/{whose}/sharing")).GetRawText();

    async Task<(HttpStatusCode Status, string Answer)> PutAsync(string whose, string body, string app = "shop", string key = "mk_test")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/manage/v1/apps/{app}/{whose}/sharing")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var answer = await _app.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
