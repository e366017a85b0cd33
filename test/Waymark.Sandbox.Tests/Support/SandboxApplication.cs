using System.Text;
using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>A sandbox on a port of its own, and a caller without any credentials.</summary>
sealed class SandboxApplication : IAsyncDisposable
{
    readonly SandboxHost _host;
    readonly HttpClient _http;

    SandboxApplication(SandboxHost host)
    {
        _host = host;
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
    }

    public Uri Address => _host.Address;

    public static async Task<SandboxApplication> StartAsync(SandboxOptions? options = null) =>
        new(await SandboxHost.StartAsync("http://127.0.0.1:0", options, TestContext.Current.CancellationToken));

    public Task<Reply> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    public Task<Reply> PostAsync(string path, string body) => SendAsync(new(HttpMethod.Post, path) { Content = Json(body) });

    public Task<Reply> PutAsync(string path, string body) => SendAsync(new(HttpMethod.Put, path) { Content = Json(body) });

    public Task<Reply> DeleteAsync(string path) => SendAsync(new(HttpMethod.Delete, path));

    /// <summary>Uploads records to CleverTap's default account, which has to take them all.</summary>
    public async Task UploadAsync(params string[] records)
    {
        using var upload = new HttpRequestMessage(HttpMethod.Post, "/clevertap/1/upload") { Content = Json(Some.Upload(records)) };
        upload.Headers.Add("X-CleverTap-Account-Id", "TEST-ACC-0001");
        upload.Headers.Add("X-CleverTap-Passcode", "test-passcode");
        (await SendAsync(upload))["processed"].ShouldBe($"{records.Length}");
    }

    /// <summary>Begins and does not wait for the body's end.</summary>
    public Task<HttpResponseMessage> BeginAsync(string path, CancellationToken stop) =>
        _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, stop);

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using (request)
            return await Reply.ReadAsync(await _http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <param name="control">Such as <c>echo-control/one</c>.</param>
    public async Task<JsonArray> ReceivedAsync(string control) => (await GetAsync($"{control}/requests?limit=1000")).Json["requests"]!.AsArray();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
