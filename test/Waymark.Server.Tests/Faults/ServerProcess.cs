using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waymark.Server.Tests.Faults;

/// <summary>The real server as a process of its own, which can be killed like one.</summary>
sealed class ServerProcess : IDisposable
{
    const string Ready = "Waymark listens on ";

    // The tests may run by themselves or under dotnet.
    public static readonly string Dotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Waymark.Server.dll");

    readonly Process _process;
    readonly HttpClient _visitor;

    ServerProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        _visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "mk_test");
    }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    /// <param name="directory">The data directory; the same again after a kill.</param>
    /// <param name="shell">Shell commands to run before, such as a limit.</param>
    /// <param name="url">Where to listen: after a kill the same again, for whoever still calls there.</param>
    public static async Task<ServerProcess> StartAsync(string directory, string shell = "true", string url = "http://127.0.0.1:0")
    {
        var configuration = Path.Combine(directory, "waymark.json");
        await File.WriteAllTextAsync(configuration, """
            { "managementKeys": ["mk_test"], "apps": [ { "id": "shop", "token": "prj_shop", "rateLimit": 0,
              "domains": ["links.example.test"], "campaigns": [ { "id": "AbC123", "name": "Summer_Sale", "network": "META" } ],
              "android": { "package": "com.example.shop" },
              "feeds": [ { "id": "clevertap", "key": "feed_key", "secret": "feed_secret" } ] } ] }
            """);

        var process = Process.Start(new ProcessStartInfo("bash")
        {
            ArgumentList = { "-c", $"{shell}; exec \"{Dotnet}\" \"{Program}\" serve --data \"{directory}/data\" --urls {url} --config \"{configuration}\"" },
            RedirectStandardOutput = true,
        })!;

        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Ready, StringComparison.Ordinal)) continue;

            // Whatever else it says must not fill the pipe.
            _ = process.StandardOutput.ReadToEndAsync();
            return new ServerProcess(process, new Uri(line[Ready.Length..]));
        }

        throw new InvalidOperationException("The server ended before it was ready.");
    }

    public async Task<HttpStatusCode> TrackAsync(string eventId, int padding = 0)
    {
        var body = new JsonObject
        {
            ["token"] = "prj_shop",
            ["install_instance_id"] = $"install-{eventId[..Math.Min(6, eventId.Length)]}",
            ["event_name"] = "purchase",
            ["event_id"] = eventId,
            ["event_data"] = new JsonObject { ["order_id"] = eventId, ["note"] = Noise.Of(eventId, padding) },
        };
        using var answer = await Client.PostAsJsonAsync("/api/client/capture-event", body);
        return answer.StatusCode;
    }

    /// <summary>Follows a link as a visitor would, but not to the store.</summary>
    public async Task<HttpStatusCode> FollowAsync()
    {
        using var visit = new HttpRequestMessage(HttpMethod.Get, "/?c=AbC123")
        {
            Headers = { Host = "links.example.test", UserAgent = { new ProductInfoHeaderValue("Mozilla", "5.0"), new ProductInfoHeaderValue("(Linux; Android 14; Pixel 8)") } },
        };
        using var answer = await _visitor.SendAsync(visit);
        return answer.StatusCode;
    }

    /// <summary>How many facts the journal holds.</summary>
    public async Task<long> StoredAsync()
    {
        using var answer = await Client.GetAsync("/health/ready");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("journal").GetInt64();
    }

    public async Task<HttpStatusCode> HealthAsync()
    {
        using var answer = await Client.GetAsync("/health/ready");
        return answer.StatusCode;
    }

    /// <summary>Waits until so many facts are durable.</summary>
    public async Task UntilStoredAsync(long facts)
    {
        while (await StoredAsync() < facts) { }
    }

    public async Task UntilProcessedAsync()
    {
        while ((await Client.GetFromJsonAsync<JsonElement>("/health/ready")).GetProperty("behind").GetInt64() > 0) { }
    }

    /// <returns>The order ids of all purchases in the stream, once everything in the journal is processed.</returns>
    public async Task<List<string>> PurchasesAsync()
    {
        await UntilProcessedAsync();

        var found = new List<string>();
        string? next = "0";

        while (next is not null)
        {
            var page = await Client.GetFromJsonAsync<JsonElement>($"/api/manage/v1/apps/shop/stream?name=purchase&limit=1000&after={next}");
            found.AddRange(page.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("attributes").GetProperty("order_id").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        return found;
    }

    /// <summary>kill -9: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _visitor.Dispose();
        _process.Dispose();
        Client.Dispose();
    }
}
