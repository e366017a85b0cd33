using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.Meta;

public sealed class MetaAnswersTests
{
    static readonly Parcel Event = new("events", "{}"u8.ToArray());

    readonly IConnector _connector = ConnectorCatalog.All["meta"];

    [Fact]
    public void A_call_is_taken_whole() =>
        Read(200, """{"events_received":2,"messages":[],"fbtrace_id":"A"}""", 2).ShouldBeOfType<Answer.Taken>().Outcomes.ShouldBe([ParcelOutcome.Good, ParcelOutcome.Good]);

    [Theory]
    [InlineData(190)]
    [InlineData(102)]
    [InlineData(10)]
    [InlineData(200)]
    [InlineData(294)]
    public void A_token_that_may_not_stops_everything(int code) => Read(400, Error(code)).ShouldBeOfType<Answer.Unauthorized>();

    [Theory]
    [InlineData(4)]
    [InlineData(17)]
    [InlineData(32)]
    [InlineData(613)]
    [InlineData(80004)]
    public void Too_many_calls_wait(int code) => Read(400, Error(code)).ShouldBeOfType<Answer.Postponed>().IsCrowded.ShouldBeTrue();

    [Theory]
    [InlineData(500, 1)]
    [InlineData(400, 2)]
    [InlineData(503, 99)]
    public void Passing_trouble_waits(int status, int code) => Read(status, Error(code)).ShouldBeOfType<Answer.Postponed>();

    [Fact]
    public void What_meta_calls_transient_waits() =>
        Read(400, """{"error":{"message":"Try again","code":9000,"is_transient":true}}""").ShouldBeOfType<Answer.Postponed>();

    [Fact]
    public void An_unknown_dataset_waits_for_somebody() =>
        Read(400, """{"error":{"message":"Unsupported post request","code":100,"error_subcode":33}}""").ShouldBeOfType<Answer.Misconfigured>();

    [Fact]
    public void An_old_version_waits_for_somebody() => Read(400, Error(2635)).ShouldBeOfType<Answer.Misconfigured>();

    [Fact]
    public void One_bad_event_among_others_splits_the_call() => Read(400, TooOld, 2).ShouldBeOfType<Answer.Split>();

    [Fact]
    public void A_bad_event_alone_is_refused_in_metas_words()
    {
        var refused = Read(400, TooOld).ShouldBeOfType<Answer.Taken>().Outcomes.ShouldHaveSingleItem().ShouldBeOfType<ParcelOutcome.Refused>();

        refused.Code.ShouldBe("100.2804003");
        refused.Reason.ShouldContain("Event Timestamp Too Old");
    }

    [Fact]
    public void A_busy_host_says_when() =>
        _connector.Read("events", Some.Reply(429, retryAfter: TimeSpan.FromSeconds(9)), [Event])
            .ShouldBe(new Answer.Postponed("HTTP 429", TimeSpan.FromSeconds(9)) { IsCrowded = true });

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(200, "{}")]
    [InlineData(502, "")]
    public void An_answer_of_somebody_else_is_not_a_success(int status, string body) => Read(status, body).ShouldBeOfType<Answer.Postponed>();

    [Fact]
    public void A_wrong_address_waits_for_somebody() => Read(404, "").ShouldBeOfType<Answer.Misconfigured>();

    [Fact]
    public void A_probe_tells_only_what_reading_shows()
    {
        _connector.ReadProbe(Some.Reply(200, """{"id":"1234567890"}""")).ShouldBeOfType<ProbeAnswer.Works>();
        _connector.ReadProbe(Some.Reply(400, Error(190))).ShouldBeOfType<ProbeAnswer.Fails>();
        _connector.ReadProbe(Some.Reply(403, Error(200))).ShouldBeOfType<ProbeAnswer.CannotTell>();
        _connector.ReadProbe(Some.Reply(400, """{"error":{"code":100,"error_subcode":33}}""")).ShouldBeOfType<ProbeAnswer.CannotTell>();
        _connector.ReadProbe(Some.Reply(500)).ShouldBeOfType<ProbeAnswer.CannotTell>();
    }

    const string TooOld = """
        {"error":{"message":"Invalid parameter","type":"OAuthException","code":100,"error_subcode":2804003,"is_transient":false,
        "error_user_title":"Event Timestamp Too Old","error_user_msg":"The timestamp is too far in the past.","fbtrace_id":"A6"}}
        """;

    Answer Read(int status, string body, int parcels = 1) =>
        _connector.Read("events", Some.Reply(status, body), [.. Enumerable.Repeat(Event, parcels)]);

    static string Error(int code) => $$"""{"error":{"code":{{code}},"message":"no","type":"OAuthException"} }""";
}
