using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

public sealed class PageScriptTests(Chromium chromium) : ShopVisit(chromium)
{
    [Fact]
    public async Task A_page_reports_itself_and_what_happens_on_it()
    {
        var page = await VisitorAsync();
        var viewed = page.WaitForResponseAsync("**/web/ingest");
        await page.GotoAsync($"{Shop.Address}/shoes?utm_source=newsletter&gclid=g-1#red");
        (await viewed).Status.ShouldBe(200);
        (await page.EvaluateAsync<int>("() => waymark.track('Größe gewählt', { size: 42 }).then(answer => answer.status)")).ShouldBe(200);

        var events = await SettledAsync(2);
        var view = Values(events[0]);
        var chosen = Values(events[1]);

        events.Select(happened => happened.GetProperty("name").GetString()).ShouldBe(["page_view", "Größe gewählt"]);
        view.GetProperty("page_path").GetString().ShouldBe("/shoes");
        view.GetProperty("page_title").GetString().ShouldBe("Shop – Söhne");
        view.GetProperty("utm_source").GetString().ShouldBe("newsletter");
        chosen.GetProperty("gclid").GetString().ShouldBe("g-1");
        JsonElement.Parse(chosen.GetProperty("event_data").GetString()!).GetProperty("size").GetInt32().ShouldBe(42);
        chosen.GetProperty("visitor_id").GetString().ShouldBe(view.GetProperty("visitor_id").GetString());
        chosen.GetProperty("session_id").GetString().ShouldBe(view.GetProperty("session_id").GetString());
    }

    [Fact]
    public async Task The_page_that_a_link_led_to_begins_a_session_that_the_next_pages_keep()
    {
        var page = await VisitorAsync();
        await ArriveAsync(page, $"{Shop.Address}/");
        var before = await SessionAsync(page);
        await ArriveAsync(page, $"{Shop.Address}/landing?lr_ia_id=click-1");
        var landed = await SessionAsync(page);
        await ArriveAsync(page, $"{Shop.Address}/sign-up");
        var later = await SessionAsync(page);

        landed.ShouldNotBe(before);
        later.ShouldBe(landed);
        var last = Values((await SettledAsync(3))[2]);
        last.GetProperty("link_url").GetString().ShouldBe($"{Shop.Address}/landing?lr_ia_id=click-1");
        last.GetProperty("page_path").GetString().ShouldBe("/sign-up");
    }

    [Fact]
    public async Task Whoever_signs_in_is_named_in_what_follows_until_they_sign_out()
    {
        var page = await VisitorAsync();
        await ArriveAsync(page, $"{Shop.Address}/");
        var referral = await page.EvaluateAsync<JsonElement>("() => waymark.identify('user-42', { isNew: true })");
        await page.EvaluateAsync("() => waymark.track('named')");
        await page.EvaluateAsync("() => { waymark.reset(); return waymark.track('nameless') }");

        referral.ValueKind.ShouldBe(JsonValueKind.Null);
        var events = await SettledAsync(4);
        Values(events[1]).GetProperty("is_new_user").GetInt32().ShouldBe(1);
        events[2].GetProperty("userId").GetString().ShouldBe("user-42");
        Values(events[3]).GetProperty("user_id").GetString().ShouldBe("");
    }

    [Fact]
    public async Task What_a_page_called_before_the_script_had_loaded_is_done_afterwards()
    {
        await using var eager = await ShopSite.StartAsync(Waymark.Address, "<script nonce=shop>waymark = [['track', 'early bird']]</script>");
        var page = await VisitorAsync();
        var tracked = page.WaitForResponseAsync(answer => answer.Request.PostData?.Contains("early bird", StringComparison.Ordinal) == true);
        await page.GotoAsync(eager.Address);

        (await tracked).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_server_that_is_busy_gets_the_same_event_again()
    {
        var page = await VisitorAsync();
        var refusals = 2;
        await page.RouteAsync("**/web/ingest", route => refusals-- > 0
            ? route.FulfillAsync(new() { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "0", ["Access-Control-Allow-Origin"] = "*" } })
            : route.ContinueAsync());
        var answered = page.WaitForResponseAsync(answer => answer.Url.EndsWith("/web/ingest", StringComparison.Ordinal) && answer.Status == 200);
        await page.GotoAsync(Shop.Address);
        await answered;

        (await SettledAsync(1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_file_is_small_cached_and_open_to_every_origin()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Waymark.Address}/web/waymark.js");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await client.SendAsync(request);
        var compressed = await answer.Content.ReadAsByteArrayAsync();
        using var again = new HttpRequestMessage(HttpMethod.Get, request.RequestUri);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag.ShouldNotBeNull());
        using var unchanged = await client.SendAsync(again);
        using var plain = await client.GetAsync(request.RequestUri);

        compressed.Length.ShouldBeLessThan(6 * 1024);
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress));
        (await unpacked.ReadToEndAsync()).ShouldBe(await plain.Content.ReadAsStringAsync());
        plain.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        plain.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["cross-origin"]);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    static Task<string> SessionAsync(Microsoft.Playwright.IPage page) => page.EvaluateAsync<string>("() => JSON.parse(localStorage['waymark.session']).id");

    async Task<IReadOnlyList<JsonElement>> SettledAsync(int events)
    {
        await Waymark.PostAsync("/api/client/attribution-data", new { token = "prj_shop", install_instance_id = "nobody" });
        var stream = await Waymark.StreamAsync();
        stream.Count.ShouldBe(events);
        return stream;
    }

    static JsonElement Values(JsonElement happened) => happened.GetProperty("attributes");
}
