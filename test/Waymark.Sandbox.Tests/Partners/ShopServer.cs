using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;
using Waymark.Sandbox.Demo;

namespace Waymark.Sandbox.Tests.Partners;

/// <summary>The real server as a process of its own, for one app and the partners a test gives it, and a phone that uses the app.</summary>
sealed class ShopServer : IAsyncDisposable
{
    static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    readonly ThrowAwayDirectory _directory;
    readonly ServerProcess _process;
    readonly HttpClient _http;

    ShopServer(ThrowAwayDirectory directory, ServerProcess process)
    {
        _directory = directory;
        _process = process;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = process.Address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "mk_test");
    }

    public IEnumerable<string> Lines => _process.Lines;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="integrations">The app's integrations, as JSON.</param>
    /// <param name="partners">Files for the directory of partners, by name.</param>
    public static async Task<ShopServer> StartAsync(string integrations, params (string Name, string Text)[] partners)
    {
        var directory = new ThrowAwayDirectory();
        var document = directory.File("waymark.json");
        var files = Directory.CreateDirectory(Path.Combine(directory.File("data"), "partners")).FullName;

        foreach (var (name, text) in partners)
            await File.WriteAllTextAsync(Path.Combine(files, name), text, Stop);

        await File.WriteAllTextAsync(document, $$"""
            { "managementKeys": ["mk_test"], "trustedProxies": ["127.0.0.1/32"],
              "apps": [ { "id": "shop", "name": "Shop", "token": "prj_shop", "rateLimit": 0, "currency": "INR",
                "android": { "package": "com.example.shop" }, "domains": ["links.example.test"],
                "campaigns": [ { "id": "AbC123", "name": "Summer_Sale", "network": "META" } ],
                "integrations": [ {{integrations}} ] } ] }
            """, Stop);

        var binary = ServerBinary.Find().ShouldNotBeNull();
        return new(directory, await ServerProcess.StartAsync(binary, directory.File("data"), document, TimeProvider.System, Stop));
    }

    /// <summary>Follows the campaign's link, installs, signs up, buys.</summary>
    public async Task VisitAsync(string clickId)
    {
        using var click = new HttpRequestMessage(HttpMethod.Get, $"/?c=AbC123&click_id={Uri.EscapeDataString(clickId)}");
        click.Headers.Host = "links.example.test";
        click.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UP1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.6367.82 Mobile Safari/537.36");
        click.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.9");
        using var redirect = await _http.SendAsync(click, Stop);
        var referrer = HttpUtility.ParseQueryString(redirect.Headers.Location.ShouldNotBeNull().Query)["referrer"].ShouldNotBeNull();

        var device = new JsonObject { ["brand"] = "google", ["device"] = "Pixel 8", ["gaid"] = "38400000-8cf0-11bd-b23e-10b96e40000d", ["install_ref"] = referrer };
        await CallAsync("init", new() { ["device_data"] = device });
        await CallAsync("trigger", new() { ["user_data"] = new JsonObject { ["id"] = "u-1", ["name"] = "Nila", ["referral_code"] = "ABC123" } });
        await CallAsync("capture-event", new() { ["event_name"] = "add_to_cart", ["event_data"] = new JsonObject { ["sku"] = "s 1&2" } });
        await CallAsync("capture-payment", new() { ["user_id"] = "u-1", ["payment_id"] = "pay-1", ["amount"] = 499.5, ["type"] = "FIRST_PAYMENT" });
    }

    /// <summary>Waits until all that happened is settled at an integration.</summary>
    public async Task<JsonNode> SettledAsync(string integration)
    {
        var clock = TimeProvider.System;
        var since = clock.GetTimestamp();

        while (true)
        {
            var (ready, ledger) = (await GetAsync("/health/ready"), await GetAsync($"/api/manage/v1/apps/shop/integrations/{integration}/ledger"));
            var stream = await EventIdsAsync();

            if (Number(ready, "behind") == 0 && stream.Count > 0 && Number(ledger, "events") == stream.Count && Number(ledger, "retrying") == 0) return ledger;
            if (clock.GetElapsedTime(since) > LongEnough) throw new TimeoutException($"{integration}: {ledger.ToJsonString()}");

            await Task.Delay(BetweenLooks, clock, Stop);
        }
    }

    public async Task<IReadOnlyList<string>> EventIdsAsync() =>
        [.. (await GetAsync("/api/manage/v1/apps/shop/stream?limit=1000"))["events"]!.AsArray().Select(happened => $"{happened!["id"]}")];

    public async Task<JsonNode> GetAsync(string path) => (await _http.GetFromJsonAsync<JsonNode>(path, Stop))!;

    public async Task<JsonNode> PostAsync(string path, JsonObject body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, Stop);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        _directory.Dispose();
    }

    async Task CallAsync(string path, JsonObject body)
    {
        body["token"] = "prj_shop";
        body["install_instance_id"] = "i-1";
        body["platform"] = "ANDROID";
        using var answer = await _http.PostAsJsonAsync($"/api/client/{path}", body, Stop);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync(Stop)}");
    }

    static long Number(JsonNode from, string name) => from[name]!.GetValue<long>();
}
