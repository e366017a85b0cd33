using System.Globalization;
using Waymark.Feeds;

namespace Waymark.Tests.Feeds;

public sealed class ExportTimeTests
{
    [Theory]
    [InlineData("20260131235959", "UTC", "2026-01-31T23:59:59Z")]
    [InlineData("20260131235959", "Asia/Kolkata", "2026-01-31T18:29:59Z")]
    [InlineData("20260131235959", "America/New_York", "2026-02-01T04:59:59Z")]
    [InlineData("20260701120000", "Europe/Berlin", "2026-07-01T10:00:00Z")]
    [InlineData("20260329023000", "Europe/Berlin", "2026-03-29T01:30:00Z")]
    [InlineData("20261025023000", "Europe/Berlin", "2026-10-25T01:30:00Z")]
    [InlineData("20240229000000", "UTC", "2024-02-29T00:00:00Z")]
    [InlineData("1767225600", "Asia/Kolkata", "2026-01-01T00:00:00Z")]
    [InlineData("1767225600123", "Asia/Kolkata", "2026-01-01T00:00:00.123Z")]
    public void A_time_is_what_the_projects_clock_showed(string told, string zone, string moment) =>
        ExportTime.Read(told, TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBe(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20260229000000")]
    [InlineData("20261301000000")]
    [InlineData("20260101240000")]
    [InlineData("19991231235959")]
    [InlineData("20260131")]
    [InlineData("-2026013123595")]
    [InlineData("2026-01-31 23:59")]
    [InlineData("202601312359599")]
    public void Anything_else_is_no_time(string? told) => ExportTime.Read(told, TimeZoneInfo.Utc).ShouldBeNull();
}
