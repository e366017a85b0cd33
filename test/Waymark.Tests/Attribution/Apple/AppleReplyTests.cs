using Waymark.Attribution.Apple;

namespace Waymark.Tests.Attribution.Apple;

public sealed class AppleReplyTests
{
    static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_answer_is_read_with_every_id()
    {
        var reply = AppleReply.Read(200, """
            {"attribution":true,"orgId":40000001,"campaignId":500000001,"conversionType":"Download","claimType":"Click","adGroupId":500000002,"countryOrRegion":"IN","keywordId":500000003,"adId":500000004}
            """);

        reply.ShouldBe(new AppleReply(AppleOutcome.Answered, new AppleAnswer
        {
            IsAttributed = true, OrgId = "40000001", CampaignId = "500000001", ConversionType = "Download", AdGroupId = "500000002", Country = "IN", KeywordId = "500000003", AdId = "500000004",
        }));
    }

    [Fact]
    public void A_view_has_its_own_date_in_minutes()
    {
        var answer = AppleReply.Read(200, """{"attribution":true,"claimType":"impression","impressionDate":"2026-01-05T09:07Z","clickDate":"2026-01-04T09:07Z"}""").Answer.ShouldNotBeNull();

        (answer.IsView, answer.At).ShouldBe((true, new DateTimeOffset(2026, 1, 5, 9, 7, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData(200, """{"attribution":false}""", AppleOutcome.Answered)]
    [InlineData(200, """{"attribution":true,"orgId":1234567890,"campaignId":1234567890,"adGroupId":1234567890,"keywordId":12323222}""", AppleOutcome.Test)]
    [InlineData(200, """{"attribution":"true"}""", AppleOutcome.Later)]
    [InlineData(200, "<html>", AppleOutcome.Later)]
    [InlineData(200, "", AppleOutcome.Later)]
    [InlineData(400, "", AppleOutcome.Refused)]
    [InlineData(404, "", AppleOutcome.NotYet)]
    [InlineData(429, "", AppleOutcome.Later)]
    [InlineData(500, "", AppleOutcome.Later)]
    [InlineData(0, "", AppleOutcome.Later)]
    public void Each_reply_means_one_thing(int status, string body, AppleOutcome outcome) => AppleReply.Read(status, body).Outcome.ShouldBe(outcome);

    [Fact]
    public void Apple_is_asked_at_once_twice_more_and_then_ever_more_seldom()
    {
        var asked = new List<TimeSpan>();
        for (var next = AppleSchedule.NextAt(Noon, null); next is { } at; next = AppleSchedule.NextAt(Noon, at))
            asked.Add(at - Noon);

        asked.ShouldBe(
        [
            TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(70), TimeSpan.FromMinutes(11),
            TimeSpan.FromMinutes(71), TimeSpan.FromMinutes(431), TimeSpan.FromMinutes(1435),
        ]);
    }

    [Fact]
    public void A_process_that_starts_later_asks_at_once_and_goes_on_from_there()
    {
        AppleSchedule.NextAt(Noon, null).ShouldBe(Noon);
        AppleSchedule.NextAt(Noon, Noon.AddHours(2)).ShouldBe(Noon.AddMinutes(431));
        AppleSchedule.IsOver(Noon, Noon.AddHours(24)).ShouldBeTrue();
        AppleSchedule.IsOver(Noon, Noon.AddHours(24).AddSeconds(-1)).ShouldBeFalse();
    }
}
