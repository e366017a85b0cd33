using System.Text.Json.Nodes;
using System.Web;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Buyers;

/// <summary>A buyer whose users bring each other: every occasion is told once, to the right profiles, with the right properties.</summary>
public sealed class ReferralTests
{
    [Fact]
    public async Task An_install_through_an_invite_is_told_of_both_whatever_is_repeated()
    {
        await using var shop = await ReferralShop.StartAsync();
        var invite = await shop.InviterAsync("i-1", "anna");
        await shop.Shop.CleverTapSuffersAsync("""{ "mode": "status", "status": 503 }""");
        await shop.OpenAsync("i-2", invite);
        await shop.OpenAsync("i-2");
        await shop.CallAsync("attribution-data", new() { ["install_instance_id"] = "i-2" });
        await shop.SignUpAsync("i-2", "ben");
        await shop.Shop.CleverTapSuffersAsync("""{ "mode": "none" }""");

        (await shop.InCleverTapAsync(3)).Order(StringComparer.Ordinal).ShouldBe(
        [
            "Generated App Install of anna: whatsapp, spring, valid",
            "Generated Link Click of anna: whatsapp, spring, valid",
            "Referred App Install of ben: whatsapp, spring, valid",
        ]);

        var calls = (await shop.Shop.TakenAsync("echo-control/hook")).Select(call => JsonNode.Parse($"{call["body"]}")!).ToList();
        calls.Where(call => call["version"] is not null).Select(call => $"{call["event"]} {call["referrer"]} {call["status"]}").ShouldBe(["link_click anna valid", "app_install anna valid"]);
        (await shop.Shop.TakenAsync("echo-control/hook")).ShouldAllBe(call => call["headers"]!.ToJsonString().Contains("X-Signature-256", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_channel_of_a_smart_link_is_its_own_text_and_nobody_is_credited()
    {
        await using var shop = await ReferralShop.StartAsync();
        var link = await shop.SmartLinkAsync("Poster Berlin");
        await shop.OpenAsync("i-2", link);
        await shop.SignUpAsync("i-2", "ben");

        (await shop.InCleverTapAsync(1)).ShouldBe(["Referred App Install of ben: Poster Berlin, , valid"]);
    }

    [Fact]
    public async Task The_same_device_installs_and_then_installs_again()
    {
        await using var shop = await ReferralShop.StartAsync();
        var invite = await shop.InviterAsync("i-1", "anna");
        const string Device = "38400000-8cf0-11bd-b23e-100000000009";
        await shop.OpenAsync("i-2", invite, advertisingId: Device);
        await shop.SignUpAsync("i-2", "ben");
        await shop.OpenAsync("i-3", invite, advertisingId: Device);
        await shop.SignUpAsync("i-3", "ben");

        (await shop.InCleverTapAsync(6)).Where(told => told.StartsWith("Referred", StringComparison.Ordinal)).ShouldBe(
            ["Referred App Install of ben: whatsapp, spring, valid", "Referred App Reinstall of ben: whatsapp, spring, valid"]);
        (await shop.ReferralsAsync("&type=app_reinstall")).ShouldHaveSingleItem()["reasons"]!.AsArray().Select(reason => $"{reason}").ShouldBe(["device_seen"]);
    }

    [Fact]
    public async Task An_app_that_is_there_is_opened_and_the_app_hears_of_it_once()
    {
        await using var shop = await ReferralShop.StartAsync();
        var invite = await shop.InviterAsync("i-1", "anna");
        await shop.OpenAsync("i-2");
        await shop.SignUpAsync("i-2", "ben");
        var click = ClickOf(await shop.FollowAsync(invite));

        var opened = await shop.CallAsync("handle-deeplink", new() { ["install_instance_id"] = "i-2", ["deeplink_url"] = $"https://links.example.test{invite}?lr_ia_id={click}&gift=gold" });
        var asked = await shop.CallAsync("referral-data", new() { ["install_instance_id"] = "i-2" });

        var told = opened["data"]!["referral_data"]!;
        ($"{told["state"]}", $"{told["referrer_user_id"]}", $"{told["is_first_match"]}", $"{told["link_params"]!["gift"]}").ShouldBe(("found", "anna", "false", "gold"));
        ($"{asked["data"]!["referral_data"]!["state"]}", $"{asked["data"]!["referral_data"]!["reason"]}").ShouldBe(("not_found", "already_told"));
        (await shop.InCleverTapAsync(3)).Order(StringComparer.Ordinal).ShouldBe(
        [
            "Generated App Open of anna: whatsapp, spring, valid",
            "Generated Link Click of anna: whatsapp, spring, valid",
            "Referred App Open of ben: whatsapp, spring, valid",
        ]);
    }

    [Fact]
    public async Task A_new_account_on_the_web_is_a_sign_up_and_comes_back_as_an_open()
    {
        await using var shop = await ReferralShop.StartAsync();
        var invite = await shop.InviterAsync("i-1", "anna");
        var first = ClickOf(await shop.FollowAsync(invite));
        var answer = await shop.IdentifyAsync("ben", isNew: true, first);
        await shop.IdentifyAsync("ben", isNew: true, first);
        await shop.IdentifyAsync("ben", isNew: false, ClickOf(await shop.FollowAsync(invite)));

        $"{answer["data"]!["referral_data"]!["referrer_user_id"]}".ShouldBe("anna");
        (await shop.InCleverTapAsync(6)).Where(one => one.Contains("Web", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(
        [
            "Generated Web Open of anna: whatsapp, spring, valid",
            "Generated Web Sign Up of anna: whatsapp, spring, valid",
            "Referred Web Open of ben: whatsapp, spring, valid",
            "Referred Web Sign Up of ben: whatsapp, spring, valid",
        ]);
    }

    [Fact]
    public async Task A_click_alone_is_told_to_the_sender_of_an_invite_and_a_preview_to_nobody()
    {
        await using var shop = await ReferralShop.StartAsync();
        var invite = await shop.InviterAsync("i-1", "anna");
        var link = await shop.SmartLinkAsync("Poster");
        await shop.FollowAsync(invite, userAgent: "WhatsApp/2.23.20.0");
        await shop.FollowAsync(invite, userAgent: "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)");
        await shop.FollowAsync(invite, method: HttpMethod.Head);
        await shop.FollowAsync(link);
        await shop.FollowAsync(invite);

        (await shop.InCleverTapAsync(1)).ShouldBe(["Generated Link Click of anna: whatsapp, spring, valid"]);
    }

    [Fact]
    public async Task Whoever_has_no_id_at_the_provider_is_waited_for_and_then_skipped_with_the_reason()
    {
        await using var shop = await ReferralShop.StartAsync(""", "identityProvider": "email" """);
        var invite = await shop.InviterAsync("i-1", "anna", email: "anna@shop.example");
        await shop.OpenAsync("i-2", invite);
        await shop.SignUpAsync("i-2", "ben");

        await shop.InCleverTapAsync(2);
        (await shop.Shop.StandingsAsync("ct", "Referred App Install")).ShouldBe(["held no_identity"]);
        var coverage = (await shop.Shop.IntegrationAsync("ct"))["identityCoverage"]!;
        ($"{coverage["words"]}", $"{coverage["referredUsers"]}").ShouldBe(("0 % of referred users have the identity email.", "1"));

        await shop.CallAsync("set-user-data", new() { ["install_instance_id"] = "i-2", ["user_data"] = new JsonObject { ["id"] = "ben", ["email"] = "ben@shop.example" } });

        (await shop.InCleverTapAsync(3)).ShouldContain("Referred App Install of ben@shop.example: whatsapp, spring, valid");
    }

    [Fact]
    public async Task After_the_wait_the_event_is_skipped_and_the_reason_can_be_seen()
    {
        await using var shop = await ReferralShop.StartAsync(""", "identityProvider": "email" """, """ "holdHours": 0, """);
        var invite = await shop.InviterAsync("i-1", "anna", email: "anna@shop.example");
        await shop.OpenAsync("i-2", invite);

        await shop.Shop.LedgerAsync("ct", ledger => ledger["skipped"]!["no_identity"]?.GetValue<long>() == 1);
        (await shop.Shop.StandingsAsync("ct", "Referred App Install")).ShouldBe(["skipped no_identity"]);
        (await shop.Shop.ExplainAsync("ct", "Referred App Install")).ShouldContain("no_identity");
    }

    static string ClickOf(string? referrer) => HttpUtility.ParseQueryString(referrer.ShouldNotBeNull())["lr_ia_id"].ShouldNotBeNull();
}
