using Waymark.Integrations;

namespace Waymark.Tests.Integrations;

public sealed class AlarmRulesTests
{
    [Theory]
    [InlineData("wrong passcode", 0, false, "raise")]
    [InlineData("wrong passcode", 0, true, "leave")]
    [InlineData(null, 0, false, "leave")]
    [InlineData(null, 4.9, true, "leave")]
    [InlineData(null, 5, true, "clear")]
    public void Broken_is_an_alarm_at_once_and_over_after_a_while(string? reason, double unbrokenMinutes, bool isOpen, string verdict) =>
        Judge(AlarmKind.Broken, new IntegrationSigns { Broken = reason, UnbrokenFor = TimeSpan.FromMinutes(unbrokenMinutes) }, isOpen).ShouldBe(verdict);

    [Theory]
    [InlineData(0, 0, false, "leave")]
    [InlineData(19, 19, false, "leave")]
    [InlineData(20, 1, false, "leave")]
    [InlineData(20, 2, false, "raise")]
    [InlineData(1000, 50, false, "leave")]
    [InlineData(1000, 51, false, "raise")]
    [InlineData(1000, 51, true, "leave")]
    [InlineData(1000, 26, true, "leave")]
    [InlineData(1000, 25, true, "clear")]
    [InlineData(10, 1, true, "leave")]
    [InlineData(0, 0, true, "clear")]
    public void Refusals_are_an_alarm_above_five_percent_and_over_at_half_of_that(long records, long refused, bool isOpen, string verdict) =>
        Judge(AlarmKind.Refusals, new IntegrationSigns { Records = records, Refused = refused }, isOpen).ShouldBe(verdict);

    [Theory]
    [InlineData(0, 0, false, "leave")]
    [InlineData(1, 1, false, "raise")]
    [InlineData(1, 1, true, "leave")]
    [InlineData(0, 1, true, "leave")]
    [InlineData(0, 0, true, "clear")]
    [InlineData(0, 1, false, "leave")]
    public void Holds_that_expired_are_an_alarm_until_there_was_none_for_an_hour(long lately, long before, bool isOpen, string verdict) =>
        Judge(AlarmKind.ExpiredHolds, new IntegrationSigns { ExpiredHolds = lately, ExpiredHoldsBefore = before }, isOpen).ShouldBe(verdict);

    [Theory]
    [InlineData(AlarmKind.Broken)]
    [InlineData(AlarmKind.Refusals)]
    [InlineData(AlarmKind.ExpiredHolds)]
    public void Nobody_is_called_for_an_integration_that_is_switched_off_or_paused(AlarmKind kind)
    {
        var signs = new IntegrationSigns { IsWatched = false, Broken = "wrong passcode", Records = 100, Refused = 100, ExpiredHolds = 9, ExpiredHoldsBefore = 9 };

        Judge(kind, signs, isOpen: false).ShouldBe("leave");
        Judge(kind, signs, isOpen: true).ShouldBe("clear");
    }

    [Fact]
    public void An_alarm_says_what_was_seen()
    {
        Detail(AlarmKind.Broken, new IntegrationSigns { Broken = "wrong passcode" }).ShouldBe("wrong passcode");
        Detail(AlarmKind.Refusals, new IntegrationSigns { Records = 200, Refused = 15 }).ShouldBe("15 of 200 records refused (7.5 %) within 15 minutes");
        Detail(AlarmKind.ExpiredHolds, new IntegrationSigns { ExpiredHolds = 3 }).ShouldBe("nobody told the partner's id for the user in time: 3 given up within 15 minutes");

        static string Detail(AlarmKind kind, IntegrationSigns signs) =>
            AlarmRules.Judge(kind, signs, isOpen: false).ShouldBeOfType<AlarmVerdict.Raise>().Detail;
    }

    static string Judge(AlarmKind kind, IntegrationSigns signs, bool isOpen) =>
        AlarmRules.Judge(kind, signs, isOpen).GetType().Name.ToLowerInvariant();
}
