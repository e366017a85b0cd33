using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>A sandbox on a port of its own, and a caller with the default account's credentials.</summary>
sealed class CleverTapApplication : IAsyncDisposable
{
    const string ForAttribution =
        "?partner_name=attribution+partner&account_id=TEST-ACC-0001&account_token=test-token&account_passcode=test-passcode";

    readonly SandboxHost _host;
    readonly HttpClient _http;

    CleverTapApplication(SandboxHost host)
    {
        _host = host;
        _http = new() { BaseAddress = new($"{host.CleverTap}/") };
        UseCredentials("TEST-ACC-0001", "test-passcode");
    }

    public Uri Address => _host.Address;

    public static async Task<CleverTapApplication> StartAsync(SandboxOptions? options = null) =>
        new(await SandboxHost.StartAsync("http://127.0.0.1:0", options, TestContext.Current.CancellationToken));

    public void UseCredentials(string account, string passcode)
    {
        _http.DefaultRequestHeaders.Remove("X-CleverTap-Account-Id");
        _http.DefaultRequestHeaders.Remove("X-CleverTap-Passcode");
        _http.DefaultRequestHeaders.Add("X-CleverTap-Account-Id", account);
        _http.DefaultRequestHeaders.Add("X-CleverTap-Passcode", passcode);
    }

    public Task<Reply> UploadAsync(params string[] records) => PostAsync("1/upload", Some.Upload(records));

    public Task<Reply> AttributeAsync(string parameters) => GetAsync($"attribution{ForAttribution}&{parameters}");

    public Task<Reply> PostAsync(string path, string body) =>
        PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

    public async Task<Reply> PostAsync(string path, HttpContent body) =>
        await Reply.ReadAsync(await _http.PostAsync(path, body, TestContext.Current.CancellationToken));

    public async Task<Reply> GetAsync(string path) =>
        await Reply.ReadAsync(await _http.GetAsync(path, TestContext.Current.CancellationToken));

    public async Task<JsonNode> InspectAsync(string what) => (await GetAsync($"inspect/{what}")).Json;

    public async Task<Reply> MisbehaveAsync(string fault) => await Reply.ReadAsync(await _http.PutAsync(
        "inspect/faults", new StringContent(fault), TestContext.Current.CancellationToken));

    public async Task SwitchAsync(object changes)
    {
        var answer = await _http.PatchAsJsonAsync(
            "inspect/accounts/TEST-ACC-0001", changes, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public async Task<string[]> EventNamesAsync() =>
        [.. (await InspectAsync("events"))["events"]!.AsArray().Select(happened => $"{happened!["name"]}")];

    public async Task<JsonNode> ProfileAsync(string filter) =>
        (await InspectAsync($"profiles?{filter}"))["profiles"]!.AsArray().ShouldHaveSingleItem()!;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }
}
