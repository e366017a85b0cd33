using System.Text;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.Amplitude;

public sealed class AmplitudeAnswersTests
{
    static readonly Parcel[] Four = [.. Enumerable.Range(0, 4).Select(i => new Parcel("events", Encoding.UTF8.GetBytes($$"""{"event_type":"e{{i}}"}""")))];

    readonly IConnector _connector = ConnectorCatalog.All["amplitude"];

    [Fact]
    public void Amplitude_took_none_so_the_good_events_go_again_at_once()
    {
        const string Body = """{"code":400,"error":"Invalid field values on some events","events_with_invalid_fields":{"time":[1]},"events_with_missing_fields":{"event_type":[3,9]}}""";

        var outcomes = Outcomes(400, Body);

        outcomes.Select(outcome => outcome.GetType().Name).ShouldBe(["Amended", "Refused", "Amended", "Refused"]);
        outcomes[0].ShouldBeOfType<ParcelOutcome.Amended>().Rest.ShouldBe(Four[0]);
        outcomes[1].ShouldBeOfType<ParcelOutcome.Refused>().Code.ShouldBe("time");
    }

    [Fact]
    public void A_silenced_device_is_not_told_again() =>
        Outcomes(400, """{"code":400,"error":"x","silenced_events":[2]}""")[2].ShouldBeOfType<ParcelOutcome.Refused>().Code.ShouldBe("silenced");

    [Fact]
    public void A_crowded_device_rests_and_the_others_go_again_at_once() =>
        Outcomes(429, """{"code":429,"error":"Too many requests for some devices and users","eps_threshold":30,"throttled_devices":{"d":31},"throttled_users":{},"throttled_events":[0,1]}""")
            .Select(outcome => outcome.GetType().Name).ShouldBe(["Retry", "Retry", "Amended", "Amended"]);

    [Theory]
    [InlineData("""{"code":429,"throttled_events":[0,1,2,3]}""")]
    [InlineData("""{"code":429,"throttled_events":[]}""")]
    [InlineData("")]
    public void When_all_or_none_are_named_the_call_rests_for_half_a_minute(string body)
    {
        var postponed = Read(429, body).ShouldBeOfType<Answer.Postponed>();

        postponed.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        postponed.IsCrowded.ShouldBeTrue();
    }

    [Theory]
    [InlineData(200, """{"code":200,"events_ingested":4,"payload_size_bytes":50,"server_upload_time":1396381378123}""", typeof(Answer.Taken))]
    [InlineData(200, "", typeof(Answer.Postponed))]
    [InlineData(400, """{"code":400,"error":"Invalid API key"}""", typeof(Answer.Unauthorized))]
    [InlineData(400, """{"code":400,"error":"Request missing required field","missing_field":"api_key"}""", typeof(Answer.Unauthorized))]
    [InlineData(400, """{"code":400,"error":"Invalid JSON request body"}""", typeof(Answer.Split))]
    [InlineData(400, "", typeof(Answer.Split))]
    [InlineData(413, """{"code":413,"error":"Payload too large"}""", typeof(Answer.Split))]
    [InlineData(404, "", typeof(Answer.Misconfigured))]
    [InlineData(503, "", typeof(Answer.Postponed))]
    public void An_answer_about_the_whole_call(int status, string body, Type answer) => Read(status, body).ShouldBeOfType(answer);

    [Theory]
    [InlineData(400, """{"code":400,"error":"Invalid field values on some events","events_with_invalid_fields":{"time":[0]}}""", typeof(ProbeAnswer.Works))]
    [InlineData(400, """{"code":400,"error":"Invalid API key"}""", typeof(ProbeAnswer.Fails))]
    [InlineData(401, "", typeof(ProbeAnswer.Fails))]
    [InlineData(400, "<html>", typeof(ProbeAnswer.CannotTell))]
    [InlineData(502, "", typeof(ProbeAnswer.CannotTell))]
    public void A_probe_is_understood(int status, string body, Type answer) => _connector.ReadProbe(Some.Reply(status, body)).ShouldBeOfType(answer);

    IReadOnlyList<ParcelOutcome> Outcomes(int status, string body) => Read(status, body).ShouldBeOfType<Answer.Taken>().Outcomes;

    Answer Read(int status, string body) => _connector.Read("events", Some.Reply(status, body), Four);
}
