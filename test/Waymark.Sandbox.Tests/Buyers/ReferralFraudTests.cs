using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Buyers;

/// <summary>A buyer whose users try to bring themselves.</summary>
public sealed class ReferralFraudTests
{
    const string Device = "38400000-8cf0-11bd-b23e-100000000009";

    [Fact]
    public async Task The_own_link_is_rejected_and_said_so()
    {
        await using var shop = await ReferralShop.StartAsync();
        await shop.OpenAsync("i-1", advertisingId: Device);
        await shop.SignUpAsync("i-1", "anna");
        await shop.OpenAsync("i-2", await shop.InviteAsync("i-1"), advertisingId: Device);
        await shop.SignUpAsync("i-2", "anna");

        (await shop.InCleverTapAsync(3)).ShouldContain("Referred App Reinstall of anna: whatsapp, spring, rejected");
        var referral = (await shop.ReferralsAsync("&status=rejected")).ShouldHaveSingleItem();
        Reasons(referral).ShouldBe(["same_user", "device_seen"]);
        $"{referral["explanation"]}".ShouldContain("same_user (rejected): sender and receiver have the same device.");
    }

    [Fact]
    public async Task A_friend_behind_the_senders_address_is_suspicious()
    {
        await using var shop = await ReferralShop.StartAsync();
        var invite = await shop.InviterAsync("i-1", "anna", address: "203.0.113.50");
        await shop.OpenAsync("i-2", invite, address: "203.0.113.50");

        Reasons((await shop.ReferralsAsync("&type=app_install")).ShouldHaveSingleItem()).ShouldBe(["same_ip"]);
    }

    [Fact]
    public async Task The_third_install_from_one_address_is_suspicious_with_the_reason()
    {
        await using var shop = await ReferralShop.StartAsync();
        var invite = await shop.InviterAsync("i-1", "anna");
        for (var number = 2; number <= 4; number++) await shop.OpenAsync($"i-{number}", invite, address: "198.51.100.7");

        (await shop.ReferralsAsync("&type=app_install")).Select(one => $"{one["status"]} {string.Join(", ", Reasons(one))}".TrimEnd())
            .ShouldBe(["valid", "valid", "suspicious many_installs_same_ip"]);
    }

    [Fact]
    public async Task Another_advertising_id_on_the_same_device_is_suspicious()
    {
        await using var shop = await ReferralShop.StartAsync();
        var invite = await shop.InviterAsync("i-1", "anna");
        await shop.OpenAsync("i-2", advertisingId: Device, androidId: "c0ffee1234567890");
        await shop.OpenAsync("i-3", invite, advertisingId: "38400000-8cf0-11bd-b23e-100000000010", androidId: "c0ffee1234567890");

        var referral = (await shop.ReferralsAsync("&type=app_reinstall")).ShouldHaveSingleItem();
        ($"{referral["status"]}", Reasons(referral)[0]).ShouldBe(("suspicious", "ad_id_reset"));
    }

    [Fact]
    public async Task Registered_test_devices_are_valid_and_marked()
    {
        await using var shop = await ReferralShop.StartAsync();
        var invite = await shop.InviterAsync("i-1", "anna");
        await shop.Shop.PostAsync("/api/manage/v1/apps/shop/test-devices", new() { ["kind"] = "advertisingId", ["id"] = Device });
        await shop.OpenAsync("i-2", invite, advertisingId: Device);

        var referral = (await shop.ReferralsAsync("&type=app_install")).ShouldHaveSingleItem();
        ($"{referral["status"]}", $"{referral["isTest"]}", Reasons(referral)[0]).ShouldBe(("valid", "true", "test_device"));
    }

    [Fact]
    public async Task Rooted_phones_are_suspicious()
    {
        await using var shop = await ReferralShop.StartAsync();
        var invite = await shop.InviterAsync("i-1", "anna");
        await shop.CallAsync("init", new()
        {
            ["install_instance_id"] = "i-2", ["device_data"] = new JsonObject { ["is_rooted"] = true, ["install_ref"] = await shop.FollowAsync(invite) },
        });

        Reasons((await shop.ReferralsAsync("&type=app_install")).ShouldHaveSingleItem()).ShouldBe(["jailbroken"]);
    }

    static string[] Reasons(JsonNode referral) => [.. referral["reasons"]!.AsArray().Select(reason => $"{reason}")];
}
