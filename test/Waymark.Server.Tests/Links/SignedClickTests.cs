using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Links;

public sealed class SignedClickTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync(WaymarkApplication.Document.Replace(
        "\"domains\": [\"links.example.test\"],",
        """
        "domains": ["links.example.test"], "wrapperDomains": ["click.mail.example.test"],
        "clickSigning": { "modeBySource": { "META": "require" }, "keys": [ { "id": "new", "secret": "click-secret-1" }, { "id": "old", "secret": "click-secret-2" } ] },
        """,
        StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_signed_click_earns_its_install()
    {
        var (status, signed) = await _app.TellAsync(HttpMethod.Post, "apps/shop/link-signature", """{ "url": "https://links.example.test/AbC123?ref=ana" }""");
        status.ShouldBe(HttpStatusCode.OK, signed.ToString());

        (await SourceOfAsync(new Uri(signed.GetProperty("url").GetString()!).PathAndQuery)).ShouldBe("META");
        (await CountAsync("clicks")).ShouldBe(1);
    }

    [Theory]
    [InlineData("/AbC123?ref=ana", "signature_missing", "The click is not signed")]
    [InlineData("/AbC123?ref=ana&expires=1&signature=oeriAVZUKQ77Sx9Iub7MZn-B6evAo5EHuaWhGFVRrK0", "signature_wrong", "The click&#x27;s signature is wrong")]
    public async Task Another_leads_on_is_counted_apart_and_earns_nothing(string link, string reason, string because)
    {
        (await SourceOfAsync(link)).ShouldBe("ORGANIC");

        (await CountAsync("clicks")).ShouldBe(0);
        (await CountAsync("refused_clicks", reason)).ShouldBe(1);
        using var explanation = await _app.ManageRawAsync("apps/shop/installs/i-1/explanation");
        (await explanation.Content.ReadAsStringAsync()).ShouldContain(WebUtility.HtmlDecode(because));
    }

    [Fact]
    public async Task Sources_that_need_no_signature_are_not_asked_for_one() => (await SourceOfAsync("/Mail1")).ShouldBe("Email");

    [Fact]
    public async Task A_link_may_ask_for_more_than_its_app()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Partner", "channel": "Partner", "signing": "require" }""");

        (await SourceOfAsync("/xY12")).ShouldBe("ORGANIC");
        (await CountAsync("refused_clicks", "signature_missing")).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{ "url": "https://evil.test/" }""")]
    [InlineData("""{ "url": "https://links.example.test/x?signature=y" }""")]
    [InlineData("""{ "url": "https://links.example.test/x", "validHours": 0 }""")]
    public async Task Only_links_of_the_app_are_signed_and_once(string wish) =>
        (await _app.TellAsync(HttpMethod.Post, "apps/shop/link-signature", wish)).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_wrapper_that_reaches_us_serves_the_files_and_leads_to_the_original()
    {
        using var file = await AskWrapperAsync("/.well-known/apple-app-site-association");
        using var wrapped = await AskWrapperAsync("/t?u=https%3A%2F%2Flinks.example.test%2FMail1&uid=7");
        using var hostile = await AskWrapperAsync("/t?u=https%3A%2F%2Fevil.test%2F");

        (await file.Content.ReadAsStringAsync()).ShouldContain("TEAMID1234.com.example.shop");
        wrapped.Headers.Location!.OriginalString.ShouldBe("https://links.example.test/Mail1");
        hostile.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_host_says_whose_it_is()
    {
        using var proof = await _app.FollowAsync("/.well-known/waymark-domain");

        (await proof.Content.ReadAsStringAsync()).ShouldMatch("^waymark-domain=[0-9a-f]{32}$");
    }

    Task<HttpResponseMessage> AskWrapperAsync(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "click.mail.example.test";
        return _app.Client.SendAsync(request);
    }

    async Task<string?> SourceOfAsync(string link)
    {
        using var redirect = await _app.FollowAsync(link);
        var referrer = HttpUtility.ParseQueryString(redirect.Headers.Location!.Query)["referrer"]!;
        return (await _app.InstallAsync("i-1", new JsonObject { ["install_ref"] = referrer, ["brand"] = "google" })).GetProperty("attribution_source").GetString();
    }

    async Task<long> CountAsync(string measure, string? name = null) => (await _app.ManageAsync("apps/shop/reports/daily")).GetProperty("figures").EnumerateArray()
        .Where(figure => figure.GetProperty("measure").GetString() == measure && (name is null || figure.GetProperty("name").GetString() == name))
        .Sum(figure => figure.GetProperty("count").GetInt64());
}
