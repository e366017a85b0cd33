using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>A shop whose users invite each other, with CleverTap and a webhook.</summary>
sealed class ReferralShop(Shop shop) : IAsyncDisposable
{
    public const string Pixel = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UP1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.6367.82 Mobile Safari/537.36";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Shop Shop => shop;

    /// <param name="settings">More settings of the CleverTap integration, as JSON members.</param>
    /// <param name="keys">More keys of that integration.</param>
    /// <param name="fraud">The fraud settings, as JSON members: nobody in a test waits ten seconds between the click and the install.</param>
    /// <param name="app">More keys of the app.</param>
    public static async Task<ReferralShop> StartAsync(string settings = "", string keys = "", string fraud = "\"leastSecondsToInstall\": 0", string app = "") => new(await Shop.StartAsync(new ShopPlan($$"""
        { "id": "ct", "partner": "clevertap", "active": true, {{keys}}
          "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "baseUrl": "{{Shop.Sandbox}}clevertap" {{settings}} } },
        { "id": "hook", "partner": "webhook", "active": true, "installs": "off", "settings": { "url": "{{Shop.Sandbox}}echo/hook/", "secret": "s3cret", "callsInFlight": 1 } }
        """)
    {
        App = $$""" {{app}} "webTokens": [ "web_shop" ], "serverKeys": [ "srv_shop" ], "referrals": { "fraud": { {{fraud}} } } """,
    }));

    /// <summary>Opens the app, after following a link if one is given, as another open if it is there.</summary>
    public async Task<JsonNode> OpenAsync(string install, string? link = null, string? address = null, string? advertisingId = null, string? androidId = null, string? by = null) => await CallAsync("init", new()
    {
        ["install_instance_id"] = install,
        ["link"] = by,
        ["device_data"] = new JsonObject
        {
            ["gaid"] = advertisingId, ["android_id"] = androidId, ["manufacturer"] = "Google", ["device"] = "Pixel 8", ["system_version"] = "15",
            ["install_ref"] = link is null ? null : await FollowAsync(link, address),
        },
    }, address);

    public Task SignUpAsync(string install, string user, string? email = null, string? address = null) => CallAsync("trigger", new()
    {
        ["install_instance_id"] = install, ["event"] = "signup", ["user_data"] = new JsonObject { ["id"] = user, ["email"] = email },
    }, address);

    /// <summary>Somebody opens the app, signs up, and makes an invite.</summary>
    /// <returns>The invite's URL path.</returns>
    public async Task<string> InviterAsync(string install, string user, string channel = "whatsapp", string? address = null, string? email = null)
    {
        await OpenAsync(install, address: address, advertisingId: $"38400000-8cf0-11bd-b23e-0000000{Math.Abs(install.Sum(letter => letter * 7)):D5}");
        await SignUpAsync(install, user, email, address);
        return await InviteAsync(install, channel, address);
    }

    public async Task<string> InviteAsync(string install, string channel = "whatsapp", string? address = null) =>
        "/" + (await CallAsync("invites", new() { ["install_instance_id"] = install, ["channel"] = channel, ["link_params"] = new JsonObject { ["$content"] = "spring" } }, address))["data"]!["token"];

    public async Task<string> SmartLinkAsync(string channel) =>
        "/" + (await shop.PostAsync("/api/manage/v1/apps/shop/links", new() { ["name"] = "Poster", ["channel"] = channel }))["token"];

    /// <returns>The referrer that the store will hand to the app; null when there is none.</returns>
    public async Task<string?> FollowAsync(string link, string? address = null, string userAgent = Pixel, HttpMethod? method = null)
    {
        using var click = new HttpRequestMessage(method ?? HttpMethod.Get, link);
        click.Headers.Host = "links.example.test";
        click.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        click.Headers.TryAddWithoutValidation("X-Forwarded-For", address ?? "203.0.113.9");
        using var answer = await shop.Http.SendAsync(click, Stop);
        return answer.Headers.Location is { } store ? HttpUtility.ParseQueryString(store.Query)["referrer"] : null;
    }

    public async Task<JsonNode> CallAsync(string path, JsonObject body, string? address = null)
    {
        body["token"] = "prj_shop";
        body["platform"] = "ANDROID";
        return await SendAsync($"/api/client/{path}", body, address);
    }

    /// <summary>A visitor of the shop's web page signs in, in a session that a click began.</summary>
    public Task<JsonNode> IdentifyAsync(string user, bool isNew, string click) => SendAsync("/web/identify", new()
    {
        ["token"] = "web_shop", ["event_id"] = Guid.NewGuid().ToString(), ["event_type"] = "identify", ["session_id"] = $"s-{click}",
        ["user_id"] = user, ["is_new_user"] = isNew ? 1 : 0, ["link_url"] = $"https://www.shop.example/?lr_ia_id={click}",
    });

    /// <summary>What CleverTap holds of referrals, as <c>Name of identity: Channel, Content, Status</c>, once there is enough of it.</summary>
    public async Task<IReadOnlyList<string>> InCleverTapAsync(int count)
    {
        var events = await shop.UntilAsync(async () => (IReadOnlyList<JsonNode>)[.. (await shop.CleverTapEventsAsync()).Where(IsReferral)], all => all.Count >= count);
        await shop.SettledAsync("ct");
        events = [.. (await shop.CleverTapEventsAsync()).Where(IsReferral)];
        return [.. events.Select(happened => $"{happened["name"]} of {happened["identity"]}: {string.Join(", ", happened["properties"]!.AsObject().Select(property => property.Value))}")];
    }

    public async Task<IReadOnlyList<JsonNode>> ReferralsAsync(string query = "")
    {
        await shop.StreamAsync();
        return [.. (await shop.GetAsync($"/api/manage/v1/apps/shop/referrals?limit=1000{query}"))["referrals"]!.AsArray().Select(one => one!)];
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    static bool IsReferral(JsonNode happened) => $"{happened["name"]}".StartsWith("Referred ", StringComparison.Ordinal) || $"{happened["name"]}".StartsWith("Generated ", StringComparison.Ordinal);

    async Task<JsonNode> SendAsync(string path, JsonObject body, string? address = null)
    {
        // A busy server asks for the same call again.
        var (status, text) = await shop.UntilAsync(() => TryAsync(path, body, address), answer => answer.Status != HttpStatusCode.ServiceUnavailable);
        ((int)status).ShouldBeInRange(200, 299, $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }

    async Task<(HttpStatusCode Status, string Text)> TryAsync(string path, JsonObject body, string? address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (address is not null) request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        using var answer = await shop.Http.SendAsync(request, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }
}
