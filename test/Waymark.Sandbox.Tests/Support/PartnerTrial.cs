using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Sandbox.Demo;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>The real server with one integration, the partner's stand-in, and one phone: what the phone does arrives at the partner.</summary>
sealed class PartnerTrial : IAsyncDisposable
{
    const string InstallId = "6f1c8f5e-2f43-4d0e-9c39-1f9d1b1a7a11";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly string[] Keys = ["mk_trial"];

    readonly string _partner;
    readonly ThrowAwayDirectory _directory;
    readonly SandboxHost _sandbox;
    readonly ServerProcess _server;
    readonly HttpClient _phone;
    readonly HttpClient _control;

    PartnerTrial(string partner, ThrowAwayDirectory directory, SandboxHost sandbox, ServerProcess server)
    {
        (_partner, _directory, _sandbox, _server) = (partner, directory, sandbox, server);
        _phone = new() { BaseAddress = new(server.Address, "api/client/") };
        _control = new() { BaseAddress = new(sandbox.Address, $"{partner}-control/") };
    }

    /// <param name="partner">The connector's name, which is the stand-in's too.</param>
    /// <param name="settings">Without the address.</param>
    public static async Task<PartnerTrial> StartAsync(string partner, params (string Name, string Value)[] settings)
    {
        var stop = TestContext.Current.CancellationToken;
        var directory = new ThrowAwayDirectory();
        var sandbox = await SandboxHost.StartAsync("http://127.0.0.1:0", stop: stop);
        var configuration = directory.File("waymark.json");
        await File.WriteAllTextAsync(configuration, Document(partner, new Uri(sandbox.Address, partner), settings), stop);

        var binary = ServerBinary.Find().ShouldNotBeNull("the server is built before these tests");
        var server = await ServerProcess.StartAsync(binary, directory.File("data"), configuration, TimeProvider.System, stop);
        return new(partner, directory, sandbox, server);
    }

    /// <summary>Opens the app for the first time, hands the partner's ids over, does something and pays.</summary>
    public async Task UseTheAppAsync(JsonObject partnerIds)
    {
        await CallAsync("init", new JsonObject { ["device_data"] = new JsonObject { ["os_version"] = "14", ["model"] = "Pixel 8" } });
        await CallAsync("integrations", new JsonObject { ["integration_info"] = partnerIds });
        await CallAsync("capture-event", new JsonObject
        {
            ["event_name"] = "add_to_cart",
            ["event_id"] = "e-1",
            ["event_data"] = new JsonObject { ["sku"] = "s1", ["items"] = new JsonArray(new JsonObject { ["item_id"] = "s1" }) },
        });
        await CallAsync("capture-payment", new JsonObject { ["payment_id"] = "pay-1", ["amount"] = 499.5 });
    }

    public async Task ProgrammeAsync(string plan) =>
        (await _control.PutAsync("", new StringContent(plan), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

    /// <returns>What the partner kept, as soon as there is so much of it.</returns>
    public async Task<IReadOnlyList<JsonNode>> KeptAsync(string kind, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);

        while (true)
        {
            var answer = await _control.GetFromJsonAsync<JsonObject>($"records?kind={kind}&limit=1000", patience.Token);
            var records = answer!["records"]!.AsArray();
            if (records.Count >= count) return [.. records.Select(record => record!["record"]!)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        _phone.Dispose();
        _control.Dispose();
        await _server.DisposeAsync();
        await _sandbox.DisposeAsync();
        _directory.Dispose();
    }

    async Task CallAsync(string path, JsonObject body)
    {
        body["token"] = "prj_shop";
        body["install_instance_id"] = InstallId;
        body["platform"] = "ANDROID";
        using var answer = await _phone.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path} answered {answer.StatusCode}");
    }

    static string Document(string partner, Uri address, (string Name, string Value)[] settings) => JsonSerializer.Serialize(new
    {
        managementKeys = Keys,
        apps = new[]
        {
            new
            {
                id = "shop",
                token = "prj_shop",
                rateLimit = 0,
                currency = "INR",
                integrations = new[]
                {
                    new
                    {
                        id = partner,
                        partner,
                        active = true,
                        settings = settings.Append(("baseUrl", address.ToString())).ToDictionary(setting => setting.Item1, setting => setting.Item2),
                        events = new[]
                        {
                            new Dictionary<string, string> { ["event"] = "payment", ["as"] = "purchase" },
                            new Dictionary<string, string> { ["event"] = "*" },
                        },
                    },
                },
            },
        },
    });
}
