using System.Text;
using Waymark.Feeds;

namespace Waymark.Tests.Feeds;

public sealed class ExportLineTests
{
    const string Good = """{"profile":{"objectId":"__g1"},"ts":20260131235959,"eventProps":{"a":1},"sessionProps":{}}""";

    static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Good)]
    [InlineData("""{"ts":20260131235959}""")]
    [InlineData("""{"ts":"20260131235959"}""")]
    [InlineData("""{"TS":" 20260131235959 ","Profile":null,"EventProps":null,"deviceInfo":[1],"new":{"deep":[[1]]}}""")]
    [InlineData("""{"ts":20260131235959,"eventProps":{"half an emoji":"\ud83d","whole":"\ud83d\ude00","plain":"😀"}}""")]
    public void A_line_with_a_time_is_good_whatever_else_it_holds(string line)
    {
        Read(line, out var good).ShouldBeNull();

        (good!.Event, good.At).ShouldBe(("Named", new DateTimeOffset(2026, 1, 31, 18, 29, 59, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("{\"ts\":20260131235959", "not_json")]
    [InlineData("{\"ts\":20260131235959}}", "not_json")]
    [InlineData("App Launched", "not_json")]
    [InlineData("{\"a\":\"\\ud83", "not_json")]
    [InlineData("[]", "not_an_object")]
    [InlineData("\"text\"", "not_an_object")]
    [InlineData("{}", "ts_required")]
    [InlineData("{\"ts\":null}", "ts_required")]
    [InlineData("{\"ts\":{}}", "ts_required")]
    [InlineData("{\"ts\":\"yesterday\"}", "ts_not_a_time")]
    [InlineData("{\"ts\":2.0260131235959E13}", "ts_not_a_time")]
    [InlineData("{\"ts\":20260303000000}", "ts_in_the_future")]
    [InlineData("{\"ts\":20260131235959,\"profile\":\"x\"}", "profile_not_an_object")]
    [InlineData("{\"ts\":20260131235959,\"eventProps\":[]}", "eventProps_not_an_object")]
    [InlineData("{\"ts\":20260131235959,\"sessionProps\":7}", "sessionProps_not_an_object")]
    public void A_line_that_cannot_be_understood_is_refused_with_a_reason(string line, string reason)
    {
        Read(line, out var good)!.Reason.ShouldBe(reason);
        good.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"ts":20260131235959,"eventName":"Its own"}""", "Named", "Its own")]
    [InlineData("""{"ts":20260131235959,"eventName":" "}""", "Named", "Named")]
    [InlineData("""{"ts":20260131235959,"eventName":"Its own"}""", null, "Its own")]
    public void A_lines_own_name_goes_before_the_files(string line, string? named, string name)
    {
        Read(line, out var good, named).ShouldBeNull();
        good!.Event.ShouldBe(name);
    }

    [Fact]
    public void Without_any_name_it_is_refused() => Read(Good, out _, named: null)!.Reason.ShouldBe("event_name_required");

    [Fact]
    public void It_may_be_128_KB_long_and_32_levels_deep_and_is_text()
    {
        string Long(int length) => $$"""{"ts":20260131235959,"a":"{{new string('x', length - 28)}}"}""";
        string Deep(int levels) => $$"""{"ts":20260131235959,"a":{{new string('[', levels)}}{{new string(']', levels)}}}""";

        Read(Long(ExportLine.Longest), out _).ShouldBeNull();
        Read(Long(ExportLine.Longest + 1), out _)!.Reason.ShouldBe("line_too_long");
        Read(Deep(31), out _).ShouldBeNull();
        Read(Deep(32), out _)!.Reason.ShouldBe("not_json");
        ExportLine.Read(new byte[] { (byte)'{', 0xff, (byte)'}' }, "Named", TimeZoneInfo.Utc, Now, out _)!.Reason.ShouldBe("not_utf8");
    }

    [Fact]
    public void The_same_words_have_the_same_id_in_whatever_time_zone_and_other_words_another()
    {
        string IdOf(string line, string named = "Named", string zone = "UTC")
        {
            ExportLine.Read(Encoding.UTF8.GetBytes(line), named, TimeZoneInfo.FindSystemTimeZoneById(zone), Now, out var good).ShouldBeNull();
            return good!.Id;
        }

        IdOf(Good, zone: "Asia/Kolkata").ShouldBe(IdOf(Good));
        new[] { IdOf(Good), IdOf(Good, "Another"), IdOf(Good.Replace("59,", "58,", StringComparison.Ordinal)) }.ShouldBeUnique();

        // Imports of years ago remember it.
        IdOf(Good).ShouldBe("55413099f484c6298b6bd4ca41402bdb");
    }

    [Theory]
    [InlineData("{}\r\n")]
    [InlineData("\ufeff{}")]
    [InlineData("\t {} ")]
    public void Blanks_line_ends_and_a_byte_order_mark_are_no_part_of_it(string line) =>
        Encoding.UTF8.GetString(ExportLine.Trim(Encoding.UTF8.GetBytes(line))).ShouldBe("{}");

    static FeedProblem? Read(string line, out ExportLine? good, string? named = "Named") =>
        ExportLine.Read(Encoding.UTF8.GetBytes(line), named, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"), Now, out good);
}
