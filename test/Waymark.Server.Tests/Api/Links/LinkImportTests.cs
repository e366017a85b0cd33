using System.Net;
using System.Text.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api.Links;

public sealed class LinkImportTests : IAsyncLifetime
{
    const string FromElsewhere = """
        token,target,sender
        old-1,https://www.shop.example/p/1,anna
        old-2,shop://p/2,
        AbC123,shop://p/3,
        old-4,https://evil.test/,
        old-2,shop://p/5,
        """;

    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_row_of_another_products_list_has_its_own_outcome()
    {
        var (status, report) = await _app.TellAsync(HttpMethod.Post, "apps/shop/links/import", FromElsewhere, "text/csv");

        status.ShouldBe(HttpStatusCode.OK);
        report.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("outcome").GetString()).ShouldBe(["created", "created", "refused", "refused", "refused"]);
        report.GetProperty("rows")[2].GetProperty("fields")[0].GetProperty("field").GetString().ShouldBe("token");
        report.GetProperty("rows")[3].GetProperty("fields")[0].GetProperty("field").GetString().ShouldBe("fallbackUrl");
        report.GetProperty("rows")[4].GetProperty("fields")[0].GetProperty("problem").GetString().ShouldNotBeNull().ShouldContain("earlier row");

        var invite = await _app.ManageAsync("apps/shop/links/old-1");
        invite.GetProperty("kind").GetString().ShouldBe("invite");
        invite.GetProperty("sender").GetProperty("userId").GetString().ShouldBe("anna");
        invite.GetProperty("desktopUrl").GetProperty("default").GetString().ShouldBe("https://www.shop.example/p/1");
        (await _app.ManageAsync("apps/shop/links/old-2")).GetProperty("deeplink").GetString().ShouldBe("shop://p/2");
    }

    [Fact]
    public async Task The_same_again_makes_nothing_twice()
    {
        await _app.TellAsync(HttpMethod.Post, "apps/shop/links/import", FromElsewhere, "text/csv");

        var (_, kept) = await _app.TellAsync(HttpMethod.Post, "apps/shop/links/import", """[{ "token": "old-2", "name": "new" }]""");
        var (_, replaced) = await _app.TellAsync(HttpMethod.Post, "apps/shop/links/import?existing=replace", """[{ "token": "old-2", "name": "new" }]""");

        kept.GetProperty("exists").GetInt32().ShouldBe(1);
        replaced.GetProperty("changed").GetInt32().ShouldBe(1);
        var link = await _app.ManageAsync("apps/shop/links/old-2");
        link.GetProperty("name").GetString().ShouldBe("new");
        link.TryGetProperty("deeplink", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_dry_run_keeps_nothing()
    {
        var (_, report) = await _app.TellAsync(HttpMethod.Post, "apps/shop/links/import?dryRun=true", """{"token":"a1","name":"x"}""", "application/x-ndjson");

        report.GetProperty("created").GetInt32().ShouldBe(1);
        report.GetProperty("dryRun").GetBoolean().ShouldBeTrue();
        (await _app.ManageAsync("apps/shop/links")).GetProperty("links").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_the_list_answers_is_taken_back()
    {
        await _app.MakeLinkAsync("""{ "token": "a1", "name": "x", "title": { "de": "Hallo" }, "landingPage": true, "windows": { "clickHours": 5 } }""");
        var before = (await _app.ManageAsync("apps/shop/links")).GetProperty("links")[0];

        var (_, report) = await _app.TellAsync(HttpMethod.Post, "apps/shop/links/import?existing=replace", before.ToString(), "application/x-ndjson");

        report.GetProperty("changed").GetInt32().ShouldBe(1, report.ToString());
        Without((await _app.ManageAsync("apps/shop/links/a1")), "updatedAt").ShouldBe(Without(before, "updatedAt"));
    }

    [Theory]
    [InlineData("apps/shop/links/import", "nonsense", "text/plain")]
    [InlineData("apps/shop/links/import", "{}", "application/json")]
    [InlineData("apps/shop/links/import?existing=merge", "[]", "application/json")]
    public async Task What_is_no_list_is_refused(string path, string body, string contentType) =>
        (await _app.TellAsync(HttpMethod.Post, path, body, contentType)).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_thousand_links_come_in_at_once()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 1_000).Select(number => $$"""{"token":"bulk-{{number}}","name":"Bulk"}"""));

        var (_, report) = await _app.TellAsync(HttpMethod.Post, "apps/shop/links/import", rows, "application/x-ndjson");

        report.GetProperty("created").GetInt32().ShouldBe(1_000);
        (await _app.ManageAsync("apps/shop/links/bulk-999")).GetProperty("name").GetString().ShouldBe("Bulk");
    }

    static string Without(JsonElement link, string key) =>
        string.Join('\n', link.EnumerateObject().Where(member => member.Name != key).Select(member => member.ToString()));
}
