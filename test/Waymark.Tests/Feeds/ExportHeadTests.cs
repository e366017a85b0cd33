using System.Text;
using Waymark.Feeds;

namespace Waymark.Tests.Feeds;

public sealed class ExportHeadTests
{
    [Theory]
    [InlineData("App Launched")]
    [InlineData("App Launched\r\n")]
    [InlineData("\ufeffApp Launched\n")]
    [InlineData("  App Launched ")]
    [InlineData("\"App Launched\"")]
    [InlineData("{\"eventName\":\"App Launched\"}")]
    [InlineData("{\"EventName\": \" App Launched \", \"from\": 20260101}")]
    public void The_first_line_may_be_the_events_name(string line) => Read(line).ShouldBe("App Launched");

    [Theory]
    [InlineData("Custom & Journey Control Group (Journeys)")]
    [InlineData("A/B Experiment Rendered")]
    [InlineData("Öffnete 商品 🛒")]
    public void Names_are_not_always_plain(string name) => Read(name).ShouldBe(name);

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{\"profile\":{},\"ts\":20260101000000}")]
    [InlineData("{\"eventName\":\"App Launched\",\"ts\":20260101000000}")]
    [InlineData("{\"eventName\":\"App Launched\",\"profile\":{}}")]
    [InlineData("{\"eventName\":")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"half")]
    [InlineData("\"\\ud83")]
    [InlineData("ps\":{\"Amount\":3}}")]
    [InlineData("ts,eventName,profile.identity")]
    [InlineData("a\u0001b")]
    public void Everything_else_is_no_name(string line) => Read(line).ShouldBeNull();

    [Fact]
    public void A_name_has_256_characters_at_most_and_is_text()
    {
        Read(new string('x', 256)).ShouldBe(new string('x', 256));
        Read(new string('x', 257)).ShouldBeNull();
        ExportHead.Read([0xff, 0xfe]).ShouldBeNull();
    }

    static string? Read(string line) => ExportHead.Read(Encoding.UTF8.GetBytes(line));
}
