using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Referrals;

public sealed class FraudTests
{
    [Fact]
    public async Task A_sender_who_installs_through_the_own_link_is_rejected_and_no_referrer()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", new { gaid = "38400000-8cf0-11bd-b23e-000000000001" });
        app.SignUp("i-1", "anna");
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2", new { gaid = "38400000-8cf0-11bd-b23e-000000000001" });
        await app.ProcessAsync();

        Arrived(app).ShouldBe((FraudStatus.Rejected, "same_user, same_ip, device_seen"));
        app.Heard().ShouldContain("Referred App Reinstall of i-2");
    }

    [Fact]
    public async Task Two_accounts_with_one_address_for_mail_are_one_person()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", address: null);
        app.SignUp("i-1", "anna", "a@shop.example");
        app.Invite("t1", Person.User("anna"));
        app.Init("i-2", address: null);
        app.SignUp("i-2", "ben", "A@shop.example");
        app.Advance(TimeSpan.FromHours(1));
        app.Say(FactKind.DeepLink, new { install_instance_id = "i-2", deeplink_url = ReferralTold.Home + "t1" }, address: null);
        await app.ProcessAsync();

        Arrived(app).ShouldBe((FraudStatus.Rejected, "same_user"));
    }

    [Fact]
    public async Task A_friend_behind_the_senders_address_is_suspicious()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", address: "203.0.113.50");
        app.SignUp("i-1", "anna");
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2", address: "203.0.113.50");
        await app.ProcessAsync();

        Arrived(app).ShouldBe((FraudStatus.Suspicious, "same_ip"));
    }

    [Fact]
    public async Task An_address_where_the_sender_opened_the_app_later_counts_too_for_thirty_days()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.Init("i-1", address: "203.0.113.50");
        app.SignUp("i-1", "anna");
        app.Advance(TimeSpan.FromDays(5));
        app.Init("i-1", address: "203.0.113.60");
        app.InstallThrough("t1", "i-2", address: "203.0.113.60");
        app.Advance(TimeSpan.FromDays(31));
        app.InstallThrough("t1", "i-3", address: "203.0.113.60");
        await app.ProcessAsync();

        app.Referrals().Where(one => one.Occasion == Occasion.AppInstall).Select(one => string.Join(", ", one.Reasons)).ShouldBe(["same_ip", ""]);
    }

    [Fact]
    public async Task Addresses_of_exempt_ranges_are_not_compared()
    {
        await using var app = new ProcessingApplication(Some.App() with { Referrals = new() { Fraud = new() { ExemptAddresses = ["203.0.113.0/24"] } } });
        app.Init("i-1", address: "203.0.113.50");
        app.SignUp("i-1", "anna");
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2", address: "203.0.113.50");
        await app.ProcessAsync();

        Arrived(app).ShouldBe((FraudStatus.Valid, ""));
    }

    [Fact]
    public async Task From_the_third_install_from_one_address_on_they_are_suspicious_from_the_tenth_on_rejected()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));

        for (var number = 1; number <= 10; number++)
        {
            app.InstallThrough("t1", $"i-{number}");
            app.Advance(TimeSpan.FromHours(2));
        }

        await app.ProcessAsync(3);

        app.Referrals().Where(one => one.Occasion == Occasion.AppInstall).Select(one => one.Status).ShouldBe(
            [.. Enumerable.Repeat(FraudStatus.Valid, 2), .. Enumerable.Repeat(FraudStatus.Suspicious, 7), FraudStatus.Rejected]);
        app.Referrals()[^1].Reasons.ShouldBe(["many_installs_same_ip"]);
    }

    [Fact]
    public async Task Another_advertising_id_on_the_same_device_is_suspicious()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.Init("i-1", new { gaid = "38400000-8cf0-11bd-b23e-000000000001", android_id = "c0ffee1234567890" });
        app.Advance(TimeSpan.FromDays(1));
        app.InstallThrough("t1", "i-2", new { gaid = "38400000-8cf0-11bd-b23e-000000000002", android_id = "c0ffee1234567890" });
        await app.ProcessAsync();

        Arrived(app).ShouldBe((FraudStatus.Suspicious, "ad_id_reset, device_seen"));
    }

    [Theory]
    [InlineData(3, null, FraudStatus.Suspicious)]
    [InlineData(300, 4, FraudStatus.Suspicious)]
    [InlineData(300, -2, FraudStatus.Rejected)]
    [InlineData(300, 30, FraudStatus.Valid)]
    public async Task Clicks_right_before_or_after_the_install_began_are_noticed(int openAfter, int? beganAfter, FraudStatus status)
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        var click = app.Follow("t1");
        var began = beganAfter is { } seconds ? app.Now.AddSeconds(seconds).ToUnixTimeSeconds() : 0;
        app.Advance(TimeSpan.FromSeconds(openAfter));
        app.Open("i-2", click, new { installBeginTimestampServerSeconds = began });
        await app.ProcessAsync();

        Arrived(app).ShouldBe((status, status == FraudStatus.Valid ? "" : "invalid_click_time"));
    }

    [Theory]
    [InlineData("is_rooted")]
    [InlineData("is_jailbroken")]
    [InlineData("is_emulator")]
    public async Task Devices_that_were_tampered_with_are_suspicious(string sign)
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2", new Dictionary<string, bool> { [sign] = true });
        await app.ProcessAsync();

        Arrived(app).ShouldBe((FraudStatus.Suspicious, "jailbroken"));
    }

    [Fact]
    public async Task Test_builds_are_valid_and_marked()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2", new { is_debuggable = true });
        await app.ProcessAsync();

        Arrived(app).ShouldBe((FraudStatus.Valid, "test_device"));
        app.Referrals()[^1].IsTest.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_who_refer_each_other_are_a_ring()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.Invite("t2", Person.User("ben"));
        app.InstallThrough("t1", "i-2", address: "198.51.100.1");
        app.SignUp("i-2", "ben");
        app.Advance(TimeSpan.FromHours(1));
        app.InstallThrough("t2", "i-1", address: "198.51.100.2");
        app.SignUp("i-1", "anna");
        app.Advance(TimeSpan.FromDays(1));
        app.Say(FactKind.DeepLink, new { install_instance_id = "i-1", deeplink_url = ReferralTold.Home + "t2" }, "198.51.100.3");
        await app.ProcessAsync();

        Arrived(app).ShouldBe((FraudStatus.Suspicious, "referral_ring"));
    }

    [Fact]
    public async Task Too_many_arrivals_within_an_hour_are_suspicious()
    {
        await using var app = new ProcessingApplication(Some.App() with { Referrals = new() { Fraud = new() { ReferralsPerHour = 2, InstallsPerAddress = 0 } } });
        app.Invite("t1", Person.User("anna"));

        for (var number = 1; number <= 3; number++)
            app.InstallThrough("t1", $"i-{number}", address: $"198.51.100.{number}");

        app.Advance(TimeSpan.FromHours(1));
        app.InstallThrough("t1", "i-4", address: "198.51.100.4");
        await app.ProcessAsync();

        app.Referrals().Where(one => one.Occasion == Occasion.AppInstall).Select(one => string.Join(", ", one.Reasons)).ShouldBe(["", "", "velocity", ""]);
    }

    [Fact]
    public async Task A_flood_of_clicks_is_suspicious()
    {
        await using var app = new ProcessingApplication(Some.App() with { Referrals = new() { Fraud = new() { ClicksPerHour = 2 } } });
        app.Invite("t1", Person.User("anna"));
        for (var number = 0; number < 3; number++) app.Follow("t1");
        await app.ProcessAsync();

        app.Stream.Select(happened => $"{happened.Name} {happened.Values()["Status"]}")
            .ShouldBe(["Generated Link Click valid", "Generated Link Click valid", "Generated Link Click suspicious"]);
    }

    static (FraudStatus Status, string Reasons) Arrived(ProcessingApplication app)
    {
        var last = app.Referrals().Last(one => one.Occasion != Occasion.LinkClick);
        return (last.Status, string.Join(", ", last.Reasons));
    }
}
