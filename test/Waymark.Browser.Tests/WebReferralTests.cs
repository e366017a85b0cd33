using System.Text.Json;
using Microsoft.Playwright;
using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

public sealed class WebReferralTests(Chromium chromium) : IAsyncLifetime
{
    ServedWaymark _waymark = null!;
    ShopSite _shop = null!;

    public async ValueTask InitializeAsync()
    {
        _waymark = await ServedWaymark.StartAsync();
        _shop = await ShopSite.StartAsync(_waymark.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        await _waymark.DisposeAsync();
    }

    [Fact]
    public async Task A_friend_who_signs_up_on_the_web_came_through_the_invite()
    {
        var token = await InviteAsync("anna");
        var page = await chromium.VisitorAsync();
        await ArriveAsync(page, $"{_waymark.Links}/{token}?gift=gold");
        await ArriveAsync(page, $"{_shop.Address}/sign-up");

        var referral = await page.EvaluateAsync<JsonElement>("() => waymark.identify('ben', { isNew: true })");
        var again = await page.EvaluateAsync<JsonElement>("() => waymark.identify('ben')");

        referral.GetProperty("token").GetString().ShouldBe(token);
        referral.GetProperty("referrer_user_id").GetString().ShouldBe("anna");
        referral.GetProperty("referrer_channel_id").GetString().ShouldBe("whatsapp");
        referral.GetProperty("link_params").GetProperty("gift").GetString().ShouldBe("gold");
        again.ValueKind.ShouldBe(JsonValueKind.Null);
        (await ToldAsync("Referred Web Sign Up")).ShouldBe(["ben"]);
        (await ToldAsync("Generated Web Sign Up")).ShouldBe(["anna"]);
        (await ToldAsync("Referred Web Open")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_known_user_who_follows_an_invite_is_an_open()
    {
        var token = await InviteAsync("anna");
        await SignUpAsync("ben");
        var page = await chromium.VisitorAsync();
        await ArriveAsync(page, $"{_waymark.Links}/{token}");

        var referral = await page.EvaluateAsync<JsonElement>("() => waymark.identify('ben')");

        referral.GetProperty("token").GetString().ShouldBe(token);
        (await ToldAsync("Referred Web Open")).ShouldBe(["ben"]);
        (await ToldAsync("Referred Web Sign Up")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_came_by_no_link_was_brought_by_nobody()
    {
        await InviteAsync("anna");
        var page = await chromium.VisitorAsync();
        await ArriveAsync(page, _shop.Address);

        (await page.EvaluateAsync<JsonElement>("() => waymark.identify('cleo', { isNew: true })")).ValueKind.ShouldBe(JsonValueKind.Null);
        (await ToldAsync("Referred Web Sign Up")).ShouldBeEmpty();
    }

    async Task<string> InviteAsync(string userId)
    {
        await SignUpAsync(userId);
        var invite = await _waymark.PostAsync("/api/client/invites", new
        {
            token = "prj_shop", install_instance_id = $"phone-of-{userId}", channel = "whatsapp",
            link_params = new Dictionary<string, string> { ["$desktop_url"] = $"{_shop.Address}/landing" },
        });
        return invite.GetProperty("data").GetProperty("token").GetString()!;
    }

    Task<JsonElement> SignUpAsync(string userId) =>
        _waymark.PostAsync("/api/client/trigger", new { token = "prj_shop", install_instance_id = $"phone-of-{userId}", platform = "ANDROID", user_data = new { id = userId } });

    static async Task ArriveAsync(IPage page, string url)
    {
        var viewed = page.WaitForResponseAsync("**/web/ingest");
        await page.GotoAsync(url);
        (await viewed).Status.ShouldBe(200);
    }

    async Task<IEnumerable<string?>> ToldAsync(string name)
    {
        await _waymark.PostAsync("/api/client/attribution-data", new { token = "prj_shop", install_instance_id = "nobody" });
        return (await _waymark.StreamAsync(name)).Select(happened => happened.GetProperty("userId").GetString());
    }
}
