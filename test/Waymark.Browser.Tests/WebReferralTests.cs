using System.Text.Json;
using Waymark.Browser.Tests.Support;

namespace Waymark.Browser.Tests;

public sealed class WebReferralTests(Chromium chromium) : ShopVisit(chromium)
{
    [Fact]
    public async Task A_friend_who_signs_up_on_the_web_came_through_the_invite()
    {
        var token = await InviteAsync("anna");
        var page = await VisitorAsync();
        await ArriveAsync(page, $"{Waymark.Links}/{token}?gift=gold");
        await ArriveAsync(page, $"{Shop.Address}/sign-up");

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
        var page = await VisitorAsync();
        await ArriveAsync(page, $"{Waymark.Links}/{token}");

        var referral = await page.EvaluateAsync<JsonElement>("() => waymark.identify('ben')");

        referral.GetProperty("token").GetString().ShouldBe(token);
        (await ToldAsync("Referred Web Open")).ShouldBe(["ben"]);
        (await ToldAsync("Referred Web Sign Up")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_came_by_no_link_was_brought_by_nobody()
    {
        await InviteAsync("anna");
        var page = await VisitorAsync();
        await ArriveAsync(page, Shop.Address);

        (await page.EvaluateAsync<JsonElement>("() => waymark.identify('cleo', { isNew: true })")).ValueKind.ShouldBe(JsonValueKind.Null);
        (await ToldAsync("Referred Web Sign Up")).ShouldBeEmpty();
    }

    async Task<string> InviteAsync(string userId)
    {
        await SignUpAsync(userId);
        var invite = await Waymark.PostAsync("/api/client/invites", new
        {
            token = "prj_shop", install_instance_id = $"phone-of-{userId}", channel = "whatsapp",
            link_params = new Dictionary<string, string> { ["$desktop_url"] = $"{Shop.Address}/landing" },
        });
        return invite.GetProperty("data").GetProperty("token").GetString()!;
    }

    Task<JsonElement> SignUpAsync(string userId) =>
        Waymark.PostAsync("/api/client/trigger", new { token = "prj_shop", install_instance_id = $"phone-of-{userId}", platform = "ANDROID", user_data = new { id = userId } });

    async Task<IEnumerable<string?>> ToldAsync(string name)
    {
        await Waymark.PostAsync("/api/client/attribution-data", new { token = "prj_shop", install_instance_id = "nobody" });
        return (await Waymark.StreamAsync(name)).Select(happened => happened.GetProperty("userId").GetString());
    }
}
