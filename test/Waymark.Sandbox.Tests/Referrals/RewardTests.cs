using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Referrals;

/// <summary>What invites earn, from the click to the webhook that hands it out, over HTTP all the way.</summary>
public sealed class RewardTests
{
    const string Rewards = """
        "rewards": [ { "id": "arrival", "approval": "automatic", "referrer": { "event": "Referred App Install", "amount": 1 } },
                     { "id": "order", "approval": "automatic", "referrer": { "event": "order", "amount": 100, "unit": "points" } } ],
        """;

    const string Device = "38400000-8cf0-11bd-b23e-100000000009";

    [Fact]
    public async Task A_device_that_installs_again_brings_no_second_reward_whoever_uses_it()
    {
        await using var shop = await ReferralShop.StartAsync(app: Rewards);
        var invite = await shop.InviterAsync("i-1", "anna");

        foreach (var (install, user) in new[] { ("i-2", "ben"), ("i-3", "ben"), ("i-4", "carol") })
        {
            await shop.OpenAsync(install, invite, advertisingId: Device);
            await shop.SignUpAsync(install, user);
            await OrderAsync(shop, install);
            await OrderAsync(shop, install);
        }

        (await RewardsAsync(shop)).ShouldBe(["arrival anna 1 approved by_rule", "order anna 100 approved by_rule"]);
        (await shop.ReferralsAsync("&type=app_reinstall")).Count.ShouldBe(2);
        (await StoryAsync(shop, "carol")).ShouldContain("Nobody is this person's referrer.");
        (await StoryAsync(shop, "carol")).ShouldContain("The app was installed again, on a device that had it before; that is never rewarded as install i-4.");
    }

    [Fact]
    public async Task A_suspicious_friend_is_rewarded_once_somebody_has_looked()
    {
        await using var shop = await ReferralShop.StartAsync(app: Rewards);
        var invite = await shop.InviterAsync("i-1", "anna", address: "198.51.100.7");
        await shop.OpenAsync("i-2", invite, address: "198.51.100.7", advertisingId: Device);
        await shop.SignUpAsync("i-2", "ben", address: "198.51.100.7");
        await OrderAsync(shop, "i-2");

        (await RewardsAsync(shop)).ShouldBe(["arrival anna 1 held suspicious", "order anna 100 held suspicious"]);
        (await StoryAsync(shop, "ben")).ShouldContain(text => text.Contains("The referral is suspicious: same_ip", StringComparison.Ordinal));

        var referral = (await shop.ReferralsAsync("&type=app_install"))[0]["id"];
        await shop.Shop.PostAsync($"/api/manage/v1/apps/shop/referrals/{referral}/review", new() { ["status"] = "valid", ["why"] = "they share a flat" });

        (await RewardsAsync(shop)).ShouldBe(["arrival anna 1 approved by_rule", "order anna 100 approved by_rule"]);
        var told = await shop.Shop.BodiesAsync("echo-control/hook", "echo/hook", all => all.Count(IsReward) >= 6);
        told.Where(IsReward).Where(body => $"{body["values"]!["rule"]}" == "order").Select(body => $"{body["user_id"]} {body["values"]!["state"]}").ShouldBe(["anna pending", "anna held", "anna approved"]);
    }

    static bool IsReward(JsonNode body) => $"{body["event"]}" == "reward";

    static async Task OrderAsync(ReferralShop shop, string install) => await shop.CallAsync("capture-event", new() { ["install_instance_id"] = install, ["event_name"] = "order", ["event_data"] = new JsonObject() });

    static async Task<IEnumerable<string>> RewardsAsync(ReferralShop shop)
    {
        await shop.Shop.StreamAsync();
        return (await shop.Shop.GetAsync("/api/manage/v1/apps/shop/rewards"))["rewards"]!.AsArray().Reverse()
            .Select(reward => $"{reward!["rule"]} {reward["recipient"]!["userId"]} {reward["amount"]} {reward["state"]} {reward["reason"]}");
    }

    static async Task<IReadOnlyList<string>> StoryAsync(ReferralShop shop, string user) =>
        [.. (await shop.Shop.GetAsync($"/api/manage/v1/apps/shop/users/{user}/rewards"))["steps"]!.AsArray().Select(step => $"{step!["text"]}")];
}
