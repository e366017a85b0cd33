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

    [Fact]
    public async Task Two_who_bring_each_other_are_a_ring()
    {
        await using var shop = await ReferralShop.StartAsync();
        await shop.OpenAsync("i-2", await shop.InviterAsync("i-1", "anna"), address: "198.51.100.2");
        await shop.SignUpAsync("i-2", "ben", address: "198.51.100.2");
        var back = await shop.InviteAsync("i-2", address: "198.51.100.2");
        await shop.CallAsync("handle-deeplink", new() { ["install_instance_id"] = "i-1", ["deeplink_url"] = $"https://links.example.test{back}" }, "198.51.100.1");

        (await shop.InCleverTapAsync(5)).ShouldContain("Referred App Open of anna: whatsapp, spring, suspicious");
        Reasons((await shop.ReferralsAsync("&type=app_open")).ShouldHaveSingleItem()).ShouldBe(["referral_ring"]);
    }

    [Fact]
    public async Task More_friends_within_an_hour_than_anybody_has_are_suspicious()
    {
        await using var shop = await ReferralShop.StartAsync(fraud: "\"leastSecondsToInstall\": 0, \"referralsPerHour\": 2");
        var invite = await shop.InviterAsync("i-1", "anna");
        for (var number = 2; number <= 4; number++) await shop.OpenAsync($"i-{number}", invite, address: $"198.51.100.{number}");

        (await shop.InCleverTapAsync(6)).ShouldContain("Generated App Install of anna: whatsapp, spring, suspicious");
        (await shop.ReferralsAsync("&type=app_install")).Select(one => string.Join(", ", Reasons(one))).ShouldBe(["", "", "velocity"]);
    }

    [Theory]
    [InlineData(null, "suspicious")]
    [InlineData(-60, "rejected")]
    public async Task An_install_too_soon_after_the_click_or_before_it_is_not_believed(int? begunSeconds, string status)
    {
        await using var shop = await ReferralShop.StartAsync(fraud: "");
        var invite = await shop.InviterAsync("i-1", "anna");
        var referrer = await shop.FollowAsync(invite);
        await shop.CallAsync("init", new()
        {
            ["install_instance_id"] = "i-2",
            ["device_data"] = new JsonObject
            {
                ["install_ref"] = referrer,
                ["installBeginTimestampServerSeconds"] = begunSeconds is { } seconds ? DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds() : null,
            },
        }, "198.51.100.2");

        var referral = (await shop.ReferralsAsync("&type=app_install")).ShouldHaveSingleItem();
        $"{referral["status"]}".ShouldBe(status);
        Reasons(referral).ShouldBe(["invalid_click_time"]);
    }

    static string[] Reasons(JsonNode referral) => [.. referral["reasons"]!.AsArray().Select(reason => $"{reason}")];
}
