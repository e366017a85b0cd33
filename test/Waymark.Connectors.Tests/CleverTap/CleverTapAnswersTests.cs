using System.Text;
using System.Text.Json;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.CleverTap;

public sealed class CleverTapAnswersTests
{
    static readonly Parcel[] Three = [Some.Record(1), Some.Record(2), Some.Record(3)];

    readonly IConnector _connector = ConnectorCatalog.All["clevertap"];

    [Fact]
    public void Success_means_all_were_taken() =>
        Outcomes("""{"status":"success","processed":3,"unprocessed":[]}""").ShouldAllBe(outcome => outcome is ParcelOutcome.Delivered);

    [Fact]
    public void A_refused_record_is_found_by_its_number()
    {
        var outcomes = Outcomes(
            """{"status":"partial","processed":2,"unprocessed":[{"status":"fail","code":513,"error":"Reserved event name.Skipped record number : 2"}]}""");

        outcomes[0].ShouldBeOfType<ParcelOutcome.Delivered>();
        outcomes[1].ShouldBeOfType<ParcelOutcome.Refused>().Code.ShouldBe("513");
        outcomes[2].ShouldBeOfType<ParcelOutcome.Delivered>();
    }

    [Fact]
    public void Without_a_number_the_echo_tells()
    {
        var outcomes = Outcomes(
            """{"status":"partial","processed":2,"unprocessed":[{"status":"fail","code":555,"error":"try again","record":{"type":"event","objectId":"__g3","evtName":"visited","evtData":{"om_event_id":"e3"}}}]}""");

        outcomes[2].ShouldBeOfType<ParcelOutcome.Retry>().Code.ShouldBe("555");
        outcomes.Take(2).ShouldAllBe(outcome => outcome is ParcelOutcome.Delivered);
    }

    [Fact]
    public void When_none_was_taken_the_order_tells() =>
        Outcomes("""{"status":"fail","unprocessed":[{"code":555,"error":"a"},{"code":513,"error":"b"},{"code":555,"error":"c"}]}""")
            .Select(outcome => outcome.GetType().Name).ShouldBe(["Retry", "Refused", "Retry"]);

    [Fact]
    public void A_record_nobody_can_name_makes_the_call_smaller() =>
        Read(200, """{"status":"partial","unprocessed":[{"code":555,"error":"a"}]}""").ShouldBeOfType<Answer.Split>();

    [Fact]
    public void A_bad_profile_key_is_left_out_once()
    {
        var parcel = new Parcel("upload", Encoding.UTF8.GetBytes("""{"type":"profile","objectId":"__g1","profileData":{"identity":"u","Email":"nope"}}"""));
        const string Body = """{"status":"fail","unprocessed":[{"code":515,"error":"Email is not valid.Skipped record number : 1"}]}""";

        var amended = ((Answer.Taken)_connector.Read("upload", Some.Reply(200, Body), [parcel])).Outcomes[0].ShouldBeOfType<ParcelOutcome.Amended>();

        JsonElement.Parse(amended.Rest.Body.Span).GetProperty("profileData").GetRawText().ShouldBe("""{"identity":"u"}""");
        ((Answer.Taken)_connector.Read("upload", Some.Reply(200, Body), [amended.Rest])).Outcomes[0].ShouldBeOfType<ParcelOutcome.Refused>();
    }

    [Theory]
    [InlineData(200, "", typeof(Answer.Postponed))]
    [InlineData(200, "<html>", typeof(Answer.Postponed))]
    [InlineData(200, "{}", typeof(Answer.Postponed))]
    [InlineData(200, """{"status":"fail","error":"bad passcode","code":401}""", typeof(Answer.Unauthorized))]
    [InlineData(400, """{"status":"fail","error":"Malformed request","code":400}""", typeof(Answer.Split))]
    [InlineData(413, "", typeof(Answer.Split))]
    [InlineData(401, """{"status":"fail","error":"Unauthorized","code":401}""", typeof(Answer.Unauthorized))]
    [InlineData(403, "", typeof(Answer.Unauthorized))]
    [InlineData(404, "", typeof(Answer.Misconfigured))]
    [InlineData(405, "", typeof(Answer.Misconfigured))]
    [InlineData(302, "", typeof(Answer.Misconfigured))]
    [InlineData(429, "", typeof(Answer.Postponed))]
    [InlineData(500, "", typeof(Answer.Postponed))]
    [InlineData(503, "", typeof(Answer.Postponed))]
    public void An_answer_about_the_whole_call(int status, string body, Type answer) => Read(status, body).ShouldBeOfType(answer);

    [Fact]
    public void Too_many_calls_is_told_apart_and_the_wait_asked_for_is_kept()
    {
        var postponed = (Answer.Postponed)_connector.Read("upload", Some.Reply(429, "", TimeSpan.FromSeconds(30)), Three);

        postponed.IsCrowded.ShouldBeTrue();
        postponed.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(200, """{"status":"success"}""", typeof(Answer.Taken))]
    [InlineData(200, "", typeof(Answer.Postponed))]
    [InlineData(400, """{"status":"fail","error":"utm_source is missing","code":400}""", typeof(Answer.Taken))]
    [InlineData(400, """{"status":"fail","error":"Partner is not listed","code":400}""", typeof(Answer.Misconfigured))]
    [InlineData(401, "", typeof(Answer.Unauthorized))]
    [InlineData(503, "", typeof(Answer.Postponed))]
    public void The_partner_endpoint_answers_for_one_install(int status, string body, Type answer) =>
        _connector.Read("attribution", Some.Reply(status, body), [Three[0]]).ShouldBeOfType(answer);

    [Theory]
    [InlineData(200, """{"status":"success"}""", typeof(ProbeAnswer.Works))]
    [InlineData(200, "", typeof(ProbeAnswer.CannotTell))]
    [InlineData(401, "", typeof(ProbeAnswer.Fails))]
    [InlineData(404, "", typeof(ProbeAnswer.CannotTell))]
    public void A_probe_tells_wrong_credentials_from_silence(int status, string body, Type answer) =>
        _connector.ReadProbe(Some.Reply(status, body)).ShouldBeOfType(answer);

    IReadOnlyList<ParcelOutcome> Outcomes(string body) => Read(200, body).ShouldBeOfType<Answer.Taken>().Outcomes;

    Answer Read(int status, string body) => _connector.Read("upload", Some.Reply(status, body), Three);
}
