using Waymark.Server.Servers;

namespace Waymark.Server.Tests.Servers;

public sealed class MomentsTests
{
    [Theory]
    [InlineData("2025-06-23T10:29:26.074", "UTC", "2025-06-23T10:29:26.074Z")]
    [InlineData("2025-06-23T10:29:26.074", "Asia/Kolkata", "2025-06-23T04:59:26.074Z")]
    [InlineData("2025-06-23T10:29:26", "America/New_York", "2025-06-23T14:29:26.000Z")]
    [InlineData("2025-06-23T10:29:26.074Z", "Asia/Kolkata", "2025-06-23T10:29:26.074Z")]
    [InlineData("2025-06-23T10:29:26+02:00", "Asia/Kolkata", "2025-06-23T08:29:26.000Z")]
    [InlineData("2025-06-23T10:29:26 02:00", "UTC", "2025-06-23T08:29:26.000Z")]
    [InlineData("2025-06-23 10:29:26", "UTC", "2025-06-23T10:29:26.000Z")]
    [InlineData("2025-06-23", "Asia/Tokyo", "2025-06-22T15:00:00.000Z")]
    [InlineData("2026-03-29T02:30:00", "Europe/Berlin", "2026-03-29T01:30:00.000Z")]
    [InlineData("2025-10-26T02:30:00", "Europe/Berlin", "2025-10-26T01:30:00.000Z")]
    public void A_moment_is_read_by_the_clock_of_its_zone(string text, string zone, string expected) =>
        Moments.Write(Moments.Read(text, Moments.Zone(zone)!)!.Value).ShouldBe(expected);

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2025-02-30")]
    [InlineData("23.06.2025")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("9999-12-31T23:59:59")]
    public void Everything_else_is_no_moment(string text) => Moments.Read(text, TimeZoneInfo.Utc).ShouldBeNull();

    [Theory]
    [InlineData("Mars/Phobos")]
    [InlineData("Pacific Standard Time")]
    [InlineData("../etc/passwd")]
    public void Only_iana_names_are_zones(string name) => Moments.Zone(name).ShouldBeNull();
}
