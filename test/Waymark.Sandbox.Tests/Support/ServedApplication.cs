using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Waymark.Sandbox.Demo;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>The real server as a program, with one integration that leads to a sandbox; and a phone.</summary>
sealed class ServedApplication : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly SandboxApplication _sandbox;
    readonly ServerProcess _server;
    readonly ThrowAwayDirectory _directory;
    readonly HttpClient _phone;
    readonly string _partner;

    ServedApplication(SandboxApplication sandbox, ServerProcess server, ThrowAwayDirectory directory, string partner)
    {
        _sandbox = sandbox;
        _server = server;
        _directory = directory;
        _partner = partner;
        _phone = new() { BaseAddress = new Uri(server.Address, "/api/client/") };
    }

    /// <param name="partner">The connector's name, which is the stand-in's too.</param>
    /// <param name="settings">Without <c>baseUrl</c>, which leads to the stand-in.</param>
    public static async Task<ServedApplication> StartAsync(string partner, JsonObject settings)
    {
        var binary = ServerBinary.Find().ShouldNotBeNull("the server is built before these tests");
        var sandbox = await SandboxApplication.StartAsync();
        var directory = new ThrowAwayDirectory();
        settings["baseUrl"] = new Uri(sandbox.Address, partner).AbsoluteUri;
        var document = new JsonObject
        {
            ["managementKeys"] = new JsonArray("mk_test"),
            ["apps"] = new JsonArray(new JsonObject
            {
                ["id"] = "shop",
                ["token"] = "prj_shop",
                ["currency"] = "INR",
                ["android"] = new JsonObject { ["package"] = "com.example.shop" },
                ["integrations"] = new JsonArray(new JsonObject
                {
                    ["id"] = "one",
                    ["partner"] = partner,
                    ["active"] = true,
                    ["settings"] = settings,
                    ["events"] = new JsonArray(new JsonObject { ["event"] = "*" }),
                }),
            }),
        };
        await File.WriteAllTextAsync(directory.File("waymark.json"), document.ToJsonString(), TestContext.Current.CancellationToken);

        var server = await ServerProcess.StartAsync(
            binary, directory.File("data"), directory.File("waymark.json"), TimeProvider.System, TestContext.Current.CancellationToken);
        return new(sandbox, server, directory, partner);
    }

    /// <summary>Opens the app for the first time, hands ids over, signs up, does something and pays for it.</summary>
    public async Task UseAppAsync(JsonObject partnerIds)
    {
        await CallAsync("init", new JsonObject
        {
            ["device_data"] = new JsonObject
            {
                ["gaid"] = "38400000-8cf0-11bd-b23e-10b96e40000d", ["device_id"] = "9774d56d682e549c", ["manufacturer"] = "Google", ["brand"] = "google",
                ["device_name"] = "Google Pixel 8", ["system_version"] = "15", ["version"] = "2.4.1", ["install_ref"] = "utm_source=google-play&utm_medium=organic",
            },
        });
        await CallAsync("integrations", new JsonObject { ["integration_info"] = partnerIds });
        await CallAsync("trigger", new JsonObject { ["event"] = "signup", ["user_data"] = new JsonObject { ["id"] = "u-1", ["email"] = "nila@example.org" } });
        await CallAsync("capture-event", new JsonObject
        {
            ["event_name"] = "add_to_cart", ["event_data"] = new JsonObject { ["sku"] = "s1", ["quantity"] = 2 }, ["user_id"] = "u-1",
        });
        await CallAsync("capture-payment", new JsonObject
        {
            ["user_id"] = "u-1", ["payment_id"] = "pay-5", ["amount"] = 499, ["currency"] = "INR", ["type"] = "FIRST_PAYMENT", ["status"] = "PAYMENT_COMPLETED",
        });
    }

    /// <summary>Waits until what the partner took satisfies the condition.</summary>
    /// <param name="call">A part of the calls' address; the connection test may go elsewhere.</param>
    /// <param name="isEnough">The condition.</param>
    public async Task<IReadOnlyList<JsonNode>> TakenAsync(string call, Func<IReadOnlyList<JsonNode>, bool> isEnough)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);

        while (true)
        {
            var came = await _sandbox.ReceivedAsync($"{_partner}-control");
            var taken = came
                .Where(request => request!["taken"]!.GetValue<bool>() && $"{request["path"]}".Contains(call, StringComparison.Ordinal))
                .Select(request => JsonNode.Parse($"{request!["body"]}")!)
                .ToList();
            if (isEnough(taken)) return taken;

            patience.IsCancellationRequested.ShouldBeFalse($"{came}\n{string.Join('\n', _server.Lines)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _phone.Dispose();
        await _server.DisposeAsync();
        await _sandbox.DisposeAsync();
        _directory.Dispose();
    }

    async Task CallAsync(string path, JsonObject body)
    {
        body["token"] = "prj_shop";
        body["install_instance_id"] = "install-1";
        body["platform"] = "ANDROID";
        using var answer = await _phone.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }
}
