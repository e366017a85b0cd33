using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>A phone on which a person uses the shop's app.</summary>
sealed class ShopPhone(Shop shop, string install)
{
    const string Browser = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UP1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.6367.82 Mobile Safari/537.36";

    public string Install => install;

    /// <summary>Every phone has one of its own.</summary>
    public string AdvertisingId { get; init; } = $"38400000-8cf0-11bd-b23e-{install.Aggregate(7L, (sum, letter) => ((sum * 31) + letter) % 1_000_000_000_000):D12}";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens the app for the first time; after following a link, if one is given.</summary>
    /// <param name="link">Its path and query.</param>
    public async Task InstallAsync(string? link = null) => await CallAsync("init", new()
    {
        ["device_data"] = new JsonObject
        {
            ["gaid"] = AdvertisingId, ["device_id"] = "9774d56d682e549c", ["manufacturer"] = "Google", ["brand"] = "google", ["device"] = "Pixel 8",
            ["device_name"] = "Google Pixel 8", ["system_version"] = "15", ["version"] = "2.4.1",
            ["install_ref"] = link is null ? "utm_source=google-play&utm_medium=organic" : await FollowAsync(link),
        },
    });

    /// <summary>Hands over the ids that partners know the device by.</summary>
    public Task HandOverAsync(JsonObject partnerIds) => CallAsync("integrations", new() { ["integration_info"] = partnerIds });

    public Task SignUpAsync(string user, params (string Name, string Value)[] more)
    {
        var data = new JsonObject { ["id"] = user };
        foreach (var (name, value) in more) data[name] = value;
        return CallAsync("trigger", new() { ["event"] = "signup", ["user_data"] = data });
    }

    public Task DoAsync(string name, JsonObject? values = null) => CallAsync("capture-event", new() { ["event_name"] = name, ["event_data"] = values ?? [] });

    public Task PayAsync(string payment, decimal amount) => CallAsync("capture-payment", new()
    {
        ["payment_id"] = payment, ["amount"] = amount, ["currency"] = "INR", ["type"] = "FIRST_PAYMENT", ["status"] = "PAYMENT_COMPLETED",
    });

    /// <summary>Installs, hands ids over, signs up if a user is given, looks at something and pays for it.</summary>
    public async Task UseTheAppAsync(JsonObject partnerIds, string? user = null)
    {
        await InstallAsync();
        await HandOverAsync(partnerIds);
        if (user is not null) await SignUpAsync(user, ("email", "nila@example.org"));
        await DoAsync("add_to_cart", new() { ["sku"] = "s1", ["quantity"] = 2, ["items"] = new JsonArray(new JsonObject { ["item_id"] = "s1" }) });
        await PayAsync("pay-1", 499.5m);
    }

    /// <returns>The referrer that the store will hand to the app.</returns>
    async Task<string> FollowAsync(string link)
    {
        using var click = new HttpRequestMessage(HttpMethod.Get, link);
        click.Headers.Host = "links.example.test";
        click.Headers.TryAddWithoutValidation("User-Agent", Browser);
        click.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.9");
        using var redirect = await shop.Http.SendAsync(click, Stop);
        return HttpUtility.ParseQueryString(redirect.Headers.Location.ShouldNotBeNull().Query)["referrer"].ShouldNotBeNull();
    }

    async Task CallAsync(string path, JsonObject body)
    {
        body["token"] = "prj_shop";
        body["install_instance_id"] = install;
        body["platform"] = "ANDROID";
        using var answer = await shop.Http.PostAsJsonAsync($"/api/client/{path}", body, Stop);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Stop)}");
    }
}
