using System.Globalization;
using Waymark.Flows;

namespace Waymark.Tests.Flows;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("0 9 * * *", "UTC", "2026-03-02T08:00", "2026-03-02T09:00", "2026-03-02T09:00")]
    [InlineData("0 9 * * *", "UTC", "2026-03-02T09:00", "2026-03-02T10:00", null)]
    [InlineData("30 9 * * *", "UTC", "2026-03-02T09:00", "2026-03-02T10:00", "2026-03-02T09:30")]
    [InlineData("0 9 * * *", "Asia/Kolkata", "2026-03-02T03:00", "2026-03-02T04:00", "2026-03-02T09:00")]
    [InlineData("0 * * * *", "Asia/Kolkata", "2026-03-02T03:00", "2026-03-02T04:00", "2026-03-02T09:00")]
    [InlineData("0 9 * * 1", "UTC", "2026-03-02T08:00", "2026-03-02T09:00", "2026-03-02T09:00")]
    [InlineData("0 9 * * 2-5", "UTC", "2026-03-02T08:00", "2026-03-02T09:00", null)]
    [InlineData("0 9 * * 7", "UTC", "2026-03-01T08:00", "2026-03-01T09:00", "2026-03-01T09:00")]
    [InlineData("0 */6 * * *", "UTC", "2026-03-02T11:00", "2026-03-02T12:00", "2026-03-02T12:00")]
    [InlineData("0 9 1,15 * 1", "UTC", "2026-03-02T08:00", "2026-03-02T09:00", "2026-03-02T09:00")]
    [InlineData("0 9 1 3 *", "UTC", "2026-03-02T08:00", "2026-03-02T09:00", null)]
    [InlineData("0 9 * * *", "UTC", "2026-02-20T09:00", "2026-03-02T20:00", "2026-03-02T09:00")]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-03-29T00:00", "2026-03-29T02:00", null)]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-10-25T00:00", "2026-10-25T02:00", "2026-10-25T02:30")]
    public void The_latest_time_between_two_hours_is_found(string cron, string zone, string after, string upTo, string? slot)
    {
        var schedule = CronSchedule.Parse(cron).Schedule.ShouldNotBeNull();

        schedule.Latest(Utc(after), Utc(upTo), TimeZoneInfo.FindSystemTimeZoneById(zone))?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture).ShouldBe(slot);
        if (slot is null) schedule.Latest(Utc(after), Utc(upTo), TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBeNull();
    }

    [Theory]
    [InlineData("* * * * *", "would run more often than hourly")]
    [InlineData("0,30 * * * *", "would run more often than hourly")]
    [InlineData("*/5 * * * *", "would run more often than hourly")]
    [InlineData("0 9 * *", "must have five fields")]
    [InlineData("60 9 * * *", "\"60\" is no minute")]
    [InlineData("0 24 * * *", "\"24\" is no hour")]
    [InlineData("0 9 0 * *", "\"0\" is no day of the month")]
    [InlineData("0 9 * JAN *", "\"JAN\" is no month")]
    [InlineData("0 9 * * 5-1", "\"5-1\" is no day of the week")]
    [InlineData("0 9 * * */0", "\"*/0\" is no day of the week")]
    public void What_is_no_schedule_or_too_often_is_refused(string cron, string problem)
    {
        var (schedule, said) = CronSchedule.Parse(cron);

        schedule.ShouldBeNull();
        said.ShouldNotBeNull().ShouldContain(problem);
    }

    static DateTimeOffset Utc(string text) => new(DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), TimeSpan.Zero);
}
