using System.Globalization;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Referrals.Reports;

namespace Waymark.Tests.Referrals.Reports;

public sealed class ReferralReportTests
{
    [Theory]
    [InlineData(10, 4, 20, 5, 2.0, 0.25, 0.5, 1.25)]
    [InlineData(10, 0, 0, 0, 0.0, null, 0.0, null)]
    [InlineData(0, 0, 0, 0, null, null, null, null)]
    public void The_k_factor_is_invites_per_user_times_installs_per_invite(
        long users, long senders, long sent, long installs, double? sentPerUser, double? installsPerInvite, double? k, double? perSender)
    {
        var factor = KFactor.Of([Some.Of("installs", users), Some.Of("inviters", senders), Some.Of("inviter_sends", sent), Some.Of("inviter_installs", installs)]);

        ((double?)factor.SentPerUser, (double?)factor.InstallsPerInvite, (double?)factor.K, (double?)factor.InstallsPerSender)
            .ShouldBe((sentPerUser, installsPerInvite, k, perSender));
    }

    [Theory]
    [InlineData("60", 60d)]
    [InlineData("300 10 20", 20d)]
    [InlineData("40 10 20 300", 30d)]
    public void The_cycle_time_is_the_median(string seconds, double median) =>
        CycleTime.Of(seconds.Split(' ').Select(span => TimeSpan.FromSeconds(int.Parse(span, CultureInfo.InvariantCulture)))).Median.ShouldBe(TimeSpan.FromSeconds(median));

    [Fact]
    public void Without_installs_there_is_no_cycle_time() => CycleTime.Of([]).ShouldBe(new CycleTime(0, null, null, null));

    [Fact]
    public void Savings_take_the_first_line_of_the_index_that_fits()
    {
        SavingsIndex[] index = [new() { Country = "IN", Platform = "ios", Amount = 90 }, new() { Country = "IN", Amount = 30 }, new() { Platform = "ios", Amount = 200 }];

        var savings = Savings.Of(
        [
            Some.Of("invite_app_install", 5, "whatsapp"), Some.Of("invite_app_install:country", 4, "IN"),
            Some.Of("invite_app_install", 3, "sms", platform: Platform.Ios), Some.Of("invite_app_install:country", 1, "IN", platform: Platform.Ios),
            Some.Of("invite_app_install", 9, "sms", "rejected"),
        ],
        index);

        savings.Lines.ShouldBe(
        [
            new SavingsLine(null, "ios", 2, 200), new SavingsLine("IN", "android", 4, 30), new SavingsLine("IN", "ios", 1, 90), new SavingsLine(null, "android", 1, null),
        ]);
        (savings.Total, savings.Unpriced).ShouldBe((610, 1));
    }

    [Fact]
    public void Fraud_is_counted_by_status_and_by_reason()
    {
        var fraud = FraudFigures.Of(
        [
            Some.Of("invite_app_install", 5, "sms"), Some.Of("invite_web_open", 1, "sms", "rejected"), Some.Of("smart_link_app_open", 2, "poster", "suspicious"),
            Some.Of("invite_link_click", 3, "sms", "suspicious"), Some.Of("invite_app_install:country", 5, "IN"),
            Some.Of("referral_reason", 4, "same_ip", "suspicious"), Some.Of("referral_reason", 1, "same_ip", "rejected"), Some.Of("referral_reason", 9, "velocity", "suspicious"),
            Some.Of("referral_reason", 0, "jailbroken", "valid"),
        ]);

        fraud.Arrivals.ShouldBe(new Dictionary<string, long> { ["rejected"] = 1, ["suspicious"] = 2, ["valid"] = 5 }, ignoreOrder: true);
        fraud.Clicks.ShouldBe(new Dictionary<string, long> { ["suspicious"] = 3 });
        fraud.Reasons.Select(reason => $"{reason.Reason} {reason.Count}").ShouldBe(["velocity 9", "same_ip 5"]);
    }

    [Fact]
    public void The_rest_is_everybody_but_those_whom_invites_brought()
    {
        var cohorts = ReferredCohorts.Of(
        [
            Some.Of("installs", 8, source: "ORGANIC"), Some.Of("reinstalls", 2, source: "META"), Some.Of("referred_first_opens", 4, source: ""),
            Some.Of("returns", 5, "d1", "ORGANIC"), Some.Of("referred_returns", 3, "d1", ""),
            Some.Of("cohort_revenue", 2, "d0", "META", micros: 90_000_000), Some.Of("referred_cohort_revenue", 1, "d0", "", micros: 60_000_000),
        ],
        Some.Day.AddDays(1));

        (cohorts.Referred.Installs, cohorts.Others.Installs).ShouldBe((4, 6));
        ($"{cohorts.Referred.Returns["d1"]}", $"{cohorts.Others.Returns["d1"]}", cohorts.Others.Returns["d7"].Of)
            .ShouldBe(("ReturnFigure { Returned = 3, Of = 4 }", "ReturnFigure { Returned = 2, Of = 6 }", 0));
        (cohorts.Referred.RevenueByAge["d30"], cohorts.Others.RevenueByAge["d30"], cohorts.Referred.RevenuePerInstall, cohorts.Others.RevenuePerInstall)
            .ShouldBe((60, 30, 15, 5));
    }
}
