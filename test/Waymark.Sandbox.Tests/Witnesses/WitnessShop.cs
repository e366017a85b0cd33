using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Sandbox.Apple.Skan;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Witnesses;

/// <summary>A shop that hears every witness of the sandbox: Meta, Apple, and the two networks.</summary>
sealed class WitnessShop(Shop shop) : IAsyncDisposable
{
    public const string MetaKey = "9b209322f750d31e66d6d57cd5c1892cd01899e004cdbcb03f61a70e08a9f668";

    public Shop Shop => shop;

    public string Address => shop.Http.BaseAddress!.AbsoluteUri;

    /// <param name="more">Members of the app, as JSON.</param>
    public static async Task<WitnessShop> StartAsync(string more = "")
    {
        var keys = JsonSerializer.Serialize(new AppleSigner(seed: 1).TestKeys, JsonSerializerOptions.Web);

        return new(await Shop.StartAsync(new ShopPlan("")
        {
            App = $$"""
                {{more}} "ios": { "bundleId": "com.example.shop", "appStoreId": "525463029" },
                "meta": { "installReferrerKey": "{{MetaKey}}" },
                "apple": { "baseUrl": "{{Shop.Sandbox}}apple/adservices/api/v1/" },
                "skan": { "testKeys": {{keys}} },
                "networks": [ { "id": "aster", "code": "ASTER", "key": "aster-key", "baseUrl": "{{Shop.Sandbox}}networks/aster/installs" },
                              { "id": "boreal", "code": "BOREAL", "key": "boreal-key" } ]
                """,
        }));
    }

    /// <returns>An advertising id of its own for every number.</returns>
    public static string Device(int number) => $"38400000-8cf0-11bd-b23e-{number:D12}";

    public Task OpenAsync(string install, JsonObject device, string platform = "ANDROID") => shop.PostAsync("/api/client/init", new JsonObject
    {
        ["token"] = "prj_shop", ["platform"] = platform, ["install_instance_id"] = install, ["device_data"] = device,
    });

    public Task OpenAsync(string install, int device) => OpenAsync(install, new JsonObject { ["gaid"] = Device(device) });

    public async Task<JsonNode> InstallAsync(string install)
    {
        // What was said a moment ago has to be understood first.
        await shop.StreamAsync();
        return await shop.GetAsync($"/api/manage/v1/apps/shop/installs/{install}");
    }

    /// <returns>Who is credited and by what, once it is as wanted.</returns>
    public async Task<string> CreditAsync(string install, string wanted)
    {
        await shop.UntilAsync(async () => Credit(await InstallAsync(install)), credit => credit == wanted);
        return wanted;
    }

    public static string Credit(JsonNode install) => $"{install["verdict"]?["source"]} by {install["verdict"]?["matchType"]}";

    /// <summary>What Meta's apps leave on a phone that met its ad an hour ago.</summary>
    public Task<JsonNode> MetaAsync(bool view = false) => shop.AtSandboxAsync("/meta-ads/referrer", new JsonObject
    {
        ["key"] = MetaKey, ["view"] = view, ["campaign"] = "Autumn & more", ["at"] = $"{Ago(TimeSpan.FromHours(1))}",
    });

    /// <summary>A virtual user meets an ad of a network's.</summary>
    public Task MeetAsync(string network, int device, TimeSpan before, string type = "click") => shop.AtSandboxAsync($"/networks/{network}/ads", new JsonObject
    {
        ["deviceId"] = Device(device), ["type"] = type, ["at"] = Ago(before), ["campaignId"] = "c-1", ["campaign"] = "Autumn",
    });

    /// <returns>What the server answered to each claim.</returns>
    public async Task<IReadOnlyList<int>> ClaimAsync(int device, string manner = "honest")
    {
        var said = await shop.AtSandboxAsync("/networks/boreal/claims", new JsonObject { ["to"] = Address, ["deviceId"] = Device(device), ["manner"] = manner });
        return [.. said["claims"]!.AsArray().Select(claim => claim!["status"]!.GetValue<int>())];
    }

    /// <returns>What became of each postback.</returns>
    public async Task<IReadOnlyList<string>> SendAsync(JsonObject order)
    {
        order["to"] = Address;
        return [.. (await shop.AtSandboxAsync("/apple/skan/send", order))["sent"]!.AsArray().Select(one => $"{one!["verdict"]}")];
    }

    public async Task<JsonNode> NetworkAsync(string id) =>
        (await shop.GetAsync("/api/manage/v1/apps/shop/networks"))["networks"]!.AsArray().Single(network => $"{network!["id"]}" == id)!;

    public static string Token(string answer) => Convert.ToBase64String(Encoding.UTF8.GetBytes(answer));

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    static string Ago(TimeSpan before) => $"{TimeProvider.System.GetUtcNow() - before:yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
