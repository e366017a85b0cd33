using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Waymark.Server.Hosting;

namespace Waymark.Browser.Tests.Support;

/// <summary>The whole server in this process on a free port, with a throw-away data directory.</summary>
sealed class ServedWaymark : IAsyncDisposable
{
    const string Document = """
        { "managementKeys": ["mk_test"],
          "apps": [ {
            "id": "shop", "token": "prj_shop", "webTokens": ["web_shop"], "rateLimit": 0,
            "domains": ["links.example.test"], "website": "http://127.0.0.1/", "allowedHosts": ["127.0.0.1", "localhost"],
            "campaigns": [ { "id": "AbC123", "name": "Summer_Sale", "network": "META" } ] } ] }
        """;

    readonly DirectoryInfo _directory;
    readonly WebApplication _host;
    readonly HttpClient _client = new();

    ServedWaymark(DirectoryInfo directory, WebApplication host)
    {
        _directory = directory;
        _host = host;
        Address = host.Urls.Single();
        _client.BaseAddress = new Uri(Address);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "mk_test");
    }

    public string Address { get; }

    /// <summary>The app's links, as browsers of <see cref="Chromium"/> reach them.</summary>
    public string Links => $"http://links.example.test:{new Uri(Address).Port}";

    public static async Task<ServedWaymark> StartAsync()
    {
        var directory = Directory.CreateTempSubdirectory("waymark-browser-");
        var file = Path.Combine(directory.FullName, "waymark.json");
        await File.WriteAllTextAsync(file, Document);

        var error = new StringWriter();
        var options = new ServerOptions { DataDirectory = Path.Combine(directory.FullName, "data"), Urls = "http://127.0.0.1:0", ConfigurationFile = file, QuieterThan = LogLevel.Warning };
        var host = await ServerHost.StartAsync(options, TextWriter.Null, error, CancellationToken.None);
        return new(directory, host ?? throw new InvalidOperationException(error.ToString()));
    }

    /// <returns>The app's events of the web; asking for one that a page was answered makes sure that it is processed.</returns>
    public async Task<IReadOnlyList<JsonElement>> StreamAsync(string? name = null)
    {
        var page = await _client.GetFromJsonAsync<JsonElement>($"/api/manage/v1/apps/shop/stream{(name is null ? "" : $"?name={Uri.EscapeDataString(name)}")}");
        return [.. page.GetProperty("events").EnumerateArray()];
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path} answered {answer.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.StopAsync();
        await _host.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
