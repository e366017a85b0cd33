using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Waymark.Sandbox.Demo;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>An app, the real server as a process of its own, and a sandbox with the partners; phones are played with <see cref="ShopPhone"/>.</summary>
sealed class Shop : IAsyncDisposable
{
    /// <summary>Stands for the sandbox's address in what a test writes.</summary>
    public const string Sandbox = "http://sandbox.test/";

    public const string Key = "mk_test";

    static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(90);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    readonly ThrowAwayDirectory _directory = new();
    readonly SandboxApplication _sandbox;
    readonly ShopPlan _plan;

    ServerProcess? _server;
    HttpClient _http = new();

    Shop(SandboxApplication sandbox, ShopPlan plan) => (_sandbox, _plan) = (sandbox, plan);

    /// <summary>What the server wrote last.</summary>
    public IEnumerable<string> Lines => _server?.Lines ?? [];

    public HttpClient Http => _http;

    public string PartnersDirectory => Path.Combine(_directory.File("data"), "partners");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Shop> StartAsync(ShopPlan plan)
    {
        var shop = new Shop(await SandboxApplication.StartAsync(plan.Stage), plan);
        Directory.CreateDirectory(shop.PartnersDirectory);

        foreach (var (name, text) in plan.Partners)
            await File.WriteAllTextAsync(Path.Combine(shop.PartnersDirectory, name), shop.Address(text), Stop);

        await File.WriteAllTextAsync(shop._directory.File("waymark.json"), shop.Document(plan.Integrations), Stop);
        await shop.OpenAsync("--config", shop._directory.File("waymark.json"));
        return shop;
    }

    public ShopPhone Phone(string install) => new(this, install);

    /// <summary>Makes other integrations the configuration; a mistake in them fails the test.</summary>
    public async Task ApplyAsync(string integrations)
    {
        var (status, text) = await TryApplyAsync(integrations);
        status.ShouldBe(HttpStatusCode.OK, text);
    }

    /// <returns>What the server says to these integrations.</returns>
    public async Task<(HttpStatusCode Status, string Text)> TryApplyAsync(string integrations)
    {
        using var answer = await _http.PutAsync("/api/manage/v1/configuration", new StringContent(Document(integrations), Encoding.UTF8, "application/json"), Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>Ends the server at once, without a chance to finish anything.</summary>
    public async Task KillAsync()
    {
        await _server!.DisposeAsync();
        _server = null;
    }

    /// <summary>Starts the server again on what it left behind.</summary>
    public Task ReopenAsync() => OpenAsync();

    public async Task<JsonNode> GetAsync(string path) => (await _http.GetFromJsonAsync<JsonNode>(path, Stop))!;

    public async Task<JsonNode> PostAsync(string path, JsonObject body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, Stop);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync(Stop)}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!;
    }

    /// <summary>How an integration is doing.</summary>
    public async Task<JsonNode> IntegrationAsync(string integration) =>
        (await GetAsync("/api/manage/v1/apps/shop/integrations"))["integrations"]!.AsArray().Single(one => $"{one!["id"]}" == integration)!;

    public Task<JsonNode> LedgerAsync(string integration) => GetAsync($"/api/manage/v1/apps/shop/integrations/{integration}/ledger");

    /// <summary>The stream, oldest first, once all that was said has been understood.</summary>
    public async Task<IReadOnlyList<JsonNode>> StreamAsync()
    {
        await UntilAsync(() => GetAsync("/health/ready"), ready => ready["behind"]!.GetValue<long>() == 0);
        return [.. (await GetAsync("/api/manage/v1/apps/shop/stream?limit=1000"))["events"]!.AsArray().Select(happened => happened!)];
    }

    /// <summary>Where each event of one name stands at an integration, in the order of the stream.</summary>
    public async Task<IReadOnlyList<string>> StandingsAsync(string integration, string name)
    {
        var ids = (await StreamAsync()).Where(happened => $"{happened["name"]}" == name).Select(happened => $"{happened["id"]}").ToHashSet();
        var all = (await GetAsync($"/api/manage/v1/apps/shop/integrations/{integration}/deliveries?limit=1000"))["deliveries"]!.AsArray();
        return [.. all.Where(one => ids.Contains($"{one!["eventId"]}")).Select(one => $"{one!["state"]} {one["reason"]}".TrimEnd())];
    }

    /// <summary>What the server says about the first event of a name at an integration, in words.</summary>
    public async Task<string> ExplainAsync(string integration, string name)
    {
        var id = (await StreamAsync()).First(happened => $"{happened["name"]}" == name)["id"];
        return await _http.GetStringAsync($"/api/manage/v1/apps/shop/integrations/{integration}/deliveries/{id}/explanation", Stop);
    }

    /// <summary>Waits until all that happened has come to something at an integration, be it that it is held.</summary>
    public async Task<JsonNode> SettledAsync(string integration)
    {
        var happened = (await StreamAsync()).Count;
        return await UntilAsync(() => LedgerAsync(integration), ledger => ledger["events"]!.GetValue<long>() == happened && ledger["retrying"]!.GetValue<long>() == 0);
    }

    /// <summary>Waits until an integration's ledger is as wanted.</summary>
    public Task<JsonNode> LedgerAsync(string integration, Func<JsonNode, bool> isEnough) => UntilAsync(() => LedgerAsync(integration), isEnough);

    /// <summary>Looks again and again until it is enough.</summary>
    public async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isEnough)
    {
        var clock = TimeProvider.System;
        var since = clock.GetTimestamp();

        while (true)
        {
            var seen = await look();
            if (isEnough(seen)) return seen;

            if (clock.GetElapsedTime(since) > LongEnough)
                throw new TimeoutException($"Last seen: {(seen is IEnumerable<JsonNode> many ? string.Join('\n', many) : seen)}\n{string.Join('\n', Lines)}");

            await Task.Delay(BetweenLooks, clock, Stop);
        }
    }

    /// <summary>Has a stand-in misbehave.</summary>
    /// <param name="desk">Such as <c>echo-control/crm</c> or <c>braze-control</c>.</param>
    /// <param name="programme">As the sandbox documents it; <see cref="Sandbox"/> stands for its address.</param>
    public async Task ProgrammeAsync(string desk, string programme) => (await _sandbox.PutAsync($"/{desk}", Address(programme))).Status.ShouldBe(200);

    /// <summary>Has the CleverTap stand-in misbehave, or behave again.</summary>
    public async Task CleverTapSuffersAsync(string fault) => (await _sandbox.PutAsync("/clevertap/inspect/faults", fault)).Status.ShouldBe(200);

    /// <summary>The calls that a stand-in took, without those that only asked whether anybody is there.</summary>
    public async Task<IReadOnlyList<JsonNode>> TakenAsync(string desk) =>
        [.. (await ReceivedAsync(desk)).Where(call => call["taken"]!.GetValue<bool>())];

    public async Task<IReadOnlyList<JsonNode>> ReceivedAsync(string desk) =>
        [.. (await _sandbox.ReceivedAsync(desk)).Where(call => $"{call!["method"]}" != "HEAD").Select(call => call!)];

    /// <summary>The bodies of the calls that a partner took, once there are enough of them.</summary>
    /// <param name="desk">Such as <c>braze-control</c>.</param>
    /// <param name="call">A part of the calls' address; the connection test may go elsewhere.</param>
    /// <param name="isEnough">Looks at all bodies.</param>
    public Task<IReadOnlyList<JsonNode>> BodiesAsync(string desk, string call, Func<IReadOnlyList<JsonNode>, bool> isEnough) => UntilAsync(
        async () => (IReadOnlyList<JsonNode>)[.. (await TakenAsync(desk))
            .Where(request => $"{request["path"]}".Contains(call, StringComparison.Ordinal))
            .Select(request => JsonNode.Parse($"{request["body"]}")!)],
        isEnough);

    /// <summary>What a stand-in kept, as soon as there is so much of it.</summary>
    public Task<IReadOnlyList<JsonNode>> KeptAsync(string desk, string kind, int count) => UntilAsync(
        async () => (IReadOnlyList<JsonNode>)[.. (await _sandbox.GetAsync($"/{desk}/records?kind={kind}&limit=1000")).Json["records"]!.AsArray().Select(kept => kept!["record"]!)],
        kept => kept.Count >= count);

    /// <summary>The events that CleverTap's stand-in holds, in the order they came.</summary>
    public async Task<IReadOnlyList<JsonNode>> CleverTapEventsAsync(string account = "TEST-ACC-0001") =>
        [.. (await _sandbox.GetAsync($"/clevertap/inspect/events?account={account}")).Json["events"]!.AsArray().Select(happened => happened!)];

    /// <summary>Has CleverTap's profiles do something, or its export, through the sandbox's own addresses.</summary>
    /// <param name="what">Such as <c>events</c>, below <c>/clevertap/inspect</c>.</param>
    /// <param name="body">As the sandbox documents it; <see cref="Sandbox"/> stands for its address.</param>
    public async Task<JsonNode> AtCleverTapAsync(string what, string body = "")
    {
        var answer = await _sandbox.PostAsync($"/clevertap/inspect/{what}", Address(body));
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json;
    }

    /// <summary>Has somebody else of the sandbox do something.</summary>
    /// <param name="path">Such as <c>/apple/skan/send</c>.</param>
    /// <param name="body">As the sandbox documents it.</param>
    public async Task<JsonNode> AtSandboxAsync(string path, JsonObject body)
    {
        var answer = await _sandbox.PostAsync(path, body.ToJsonString());
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json;
    }

    /// <summary>Says where CleverTap's export goes.</summary>
    public async Task LeadFeedAsync(string feed) => (await _sandbox.PutAsync("/clevertap/inspect/feed", feed)).Status.ShouldBe(200);

    /// <summary>CleverTap's export file of an event's name, line by line.</summary>
    public async Task<IReadOnlyList<string>> ExportFileAsync(string name) =>
        (await _sandbox.GetAsync($"/clevertap/inspect/export-file?name={Uri.EscapeDataString(name)}")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How CleverTap's export is doing, once nothing waits any more.</summary>
    public Task<JsonNode> ExportedAsync() => UntilAsync(
        async () => (await _sandbox.GetAsync("/clevertap/inspect/feed")).Json, export => export["pending"]!["batches"]!.GetValue<int>() == 0);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        await _sandbox.DisposeAsync();
        _directory.Dispose();
    }

    async Task OpenAsync(params IEnumerable<string> arguments)
    {
        var binary = ServerBinary.Find().ShouldNotBeNull("the server is built before these tests");
        string[] guard = _plan.AllowsPrivateTargets ? ["--allow-private-targets"] : [];
        _server = await ServerProcess.StartAsync(binary, ["--data", _directory.File("data"), .. guard, .. arguments], TimeProvider.System, Stop);
        _http.Dispose();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _server.Address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    string Address(string text) => text.Replace(Sandbox, _sandbox.Address.AbsoluteUri, StringComparison.Ordinal);

    string Document(string integrations) => Address($$"""
        { "managementKeys": ["{{Key}}"], "trustedProxies": ["127.0.0.1/32"],
          "apps": [ { "id": "shop", "name": "Shop", "token": "prj_shop", "rateLimit": 0, "currency": "INR",
            "android": { "package": "com.example.shop" }, "domains": ["links.example.test"],
            "campaigns": [ { "id": "AbC123", "name": "Summer_Sale", "network": "META" },
                           { "id": "XyZ789", "name": "Autumn_Sale", "network": "TIKTOK" } ],
            {{(_plan.App.Length > 0 ? $"{_plan.App}," : "")}}
            "integrations": [ {{integrations}} ] } ] }
        """);
}
