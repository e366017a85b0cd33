using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Waymark.Server.Hosting;

namespace Waymark.Server.Tests.Support;

/// <summary>The whole server in this process on a free port, with a throw-away data directory.</summary>
sealed class WaymarkApplication : IAsyncDisposable
{
    public const string Pixel8 = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UP1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.6367.82 Mobile Safari/537.36";
    public const string IPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
    public const string Desktop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36";

    public const string Document = """
        { "managementKeys": ["mk_test"],
          "trustedProxies": ["127.0.0.1/32"],
          "apps": [ {
            "id": "shop", "name": "Shop <&> Söhne", "token": "prj_shop", "webTokens": ["web_shop"], "rateLimit": 0,
            "timeZone": "Asia/Kolkata", "currency": "INR", "website": "https://www.shop.example", "uriScheme": "shop",
            "android": { "package": "com.example.shop", "certificateFingerprints": ["AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA:AA"] },
            "ios": { "bundleId": "com.example.shop", "appStoreId": "525463029", "teamId": "TEAMID1234" },
            "domains": ["links.example.test"],
            "campaigns": [ { "id": "AbC123", "name": "Summer_Sale", "network": "META", "deeplink": "https://links.example.test/p/42" },
                           { "id": "Mail1", "name": "Diwali", "network": "Email", "deeplink": "https://links.example.test/sale" } ] } ] }
        """;

    readonly DirectoryInfo _directory;
    readonly WebApplication _host;

    WaymarkApplication(DirectoryInfo directory, WebApplication host)
    {
        _directory = directory;
        _host = host;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(host.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public string DataDirectory => Path.Combine(_directory.FullName, "data");

    /// <param name="document">The configuration.</param>
    /// <param name="prepare">Puts files into the data directory.</param>
    public static async Task<WaymarkApplication> StartAsync(string document = Document, Action<string>? prepare = null)
    {
        var directory = Directory.CreateTempSubdirectory("waymark-host-");
        var file = Path.Combine(directory.FullName, "waymark.json");
        await File.WriteAllTextAsync(file, document);

        prepare?.Invoke(Directory.CreateDirectory(Path.Combine(directory.FullName, "data")).FullName);

        var error = new StringWriter();
        var options = new ServerOptions { DataDirectory = Path.Combine(directory.FullName, "data"), Urls = "http://127.0.0.1:0", ConfigurationFile = file, QuieterThan = LogLevel.Warning };
        var host = await ServerHost.StartAsync(options, TextWriter.Null, error, CancellationToken.None);
        return new(directory, host ?? throw new InvalidOperationException(error.ToString()));
    }

    /// <summary>Follows a link of the app as a browser would, without following the redirect.</summary>
    public Task<HttpResponseMessage> FollowAsync(
        string pathAndQuery, string userAgent = Pixel8, string address = "203.0.113.9", HttpMethod? method = null, params IEnumerable<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, pathAndQuery);
        request.Headers.Host = "links.example.test";
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        request.Headers.TryAddWithoutValidation("Accept-Language", "en-IN,en;q=0.9");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request);
    }

    public async Task<JsonElement> CallAsync(string path, JsonObject body, string address = "203.0.113.9")
    {
        body["token"] ??= "prj_shop";
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/client/{path}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);

        using var answer = await Client.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path} answered {answer.StatusCode}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Opens the app for the first time and waits for what was decided.</summary>
    public async Task<JsonElement> InstallAsync(string installId, JsonObject deviceData, string platform = "ANDROID", string address = "203.0.113.9")
    {
        await CallAsync("init", new JsonObject { ["install_instance_id"] = installId, ["platform"] = platform, ["device_data"] = deviceData }, address);
        return (await CallAsync("attribution-data", new JsonObject { ["install_instance_id"] = installId, ["platform"] = platform }, address)).GetProperty("data");
    }

    public async Task<JsonElement> ManageAsync(string path)
    {
        using var answer = await ManageRawAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>An install that was reported, however long its first open waits for its turn.</summary>
    public async Task<JsonElement> FindInstallAsync(string installId)
    {
        for (var asked = 1; ; asked++)
        {
            using var answer = await ManageRawAsync($"apps/shop/installs/{installId}");
            if (answer.IsSuccessStatusCode) return await answer.Content.ReadFromJsonAsync<JsonElement>();

            // This waits for processing, for two seconds at most.
            asked.ShouldBeLessThan(20, $"{installId} was not processed");
            await CallAsync("attribution-data", new JsonObject { ["install_instance_id"] = installId });
        }
    }

    public Task<HttpResponseMessage> ManageRawAsync(string path, string? key = "mk_test")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/manage/v1/{path}");
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return Client.SendAsync(request);
    }

    /// <summary>Sends something to the management API.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> TellAsync(HttpMethod method, string path, string body = "{}", string contentType = "application/json")
    {
        var request = new HttpRequestMessage(method, $"/api/manage/v1/{path}") { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "mk_test");

        using var answer = await Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Makes a smart link of the shop, which must succeed.</summary>
    public async Task<JsonElement> MakeLinkAsync(string link)
    {
        var (status, answer) = await TellAsync(HttpMethod.Post, "apps/shop/links", link);
        status.ShouldBe(HttpStatusCode.Created, answer.ToString());
        return answer;
    }

    /// <summary>How many clicks the reports count; asking for an attribution first makes sure that all of them are processed.</summary>
    public async Task<long> ClicksAsync()
    {
        await CallAsync("attribution-data", new JsonObject { ["install_instance_id"] = "nobody" });
        var report = await ManageAsync("apps/shop/reports/daily");
        return report.GetProperty("figures").EnumerateArray()
            .Where(figure => figure.GetProperty("measure").GetString() == "clicks")
            .Sum(figure => figure.GetProperty("count").GetInt64());
    }

    /// <summary>Stops serving; what is on disk stays to be looked at.</summary>
    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        await _host.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
