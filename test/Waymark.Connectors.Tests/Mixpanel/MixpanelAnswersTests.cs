using System.Text;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.Mixpanel;

public sealed class MixpanelAnswersTests
{
    static readonly Parcel[] Three = [.. Enumerable.Range(0, 3).Select(i => new Parcel("import", Encoding.UTF8.GetBytes($$"""{"event":"e{{i}}"}""")))];

    readonly IConnector _connector = ConnectorCatalog.All["mixpanel"];

    [Fact]
    public void A_refused_event_is_found_by_its_index_and_the_others_were_taken()
    {
        const string Body = """{"code":400,"error":"some data points in the request failed validation","failed_records":[{"index":1,"insert_id":"j1-7","field":"properties.time","message":"'properties.time' is invalid"}],"num_records_imported":2,"status":"Bad Request"}""";

        var outcomes = Read(400, Body).ShouldBeOfType<Answer.Taken>().Outcomes;

        outcomes[0].ShouldBe(ParcelOutcome.Good);
        outcomes[1].ShouldBe(new ParcelOutcome.Refused("properties.time", "'properties.time' is invalid"));
        outcomes[2].ShouldBe(ParcelOutcome.Good);
    }

    [Theory]
    [InlineData(200, """{"code":200,"num_records_imported":3,"status":"OK"}""", typeof(Answer.Taken))]
    [InlineData(200, "<html>", typeof(Answer.Postponed))]
    [InlineData(400, """{"code":400,"error":"invalid JSON","status":"Bad Request"}""", typeof(Answer.Split))]
    [InlineData(400, """{"failed_records":[{"index":3}]}""", typeof(Answer.Split))]
    [InlineData(400, """{"failed_records":[1]}""", typeof(Answer.Split))]
    [InlineData(401, """{"code":401,"error":"Invalid credentials","status":"Unauthorized"}""", typeof(Answer.Unauthorized))]
    [InlineData(403, "", typeof(Answer.Unauthorized))]
    [InlineData(404, "", typeof(Answer.Misconfigured))]
    [InlineData(413, """{"code":413,"error":"request exceeds max limit of 2097152 bytes"}""", typeof(Answer.Split))]
    [InlineData(429, "", typeof(Answer.Postponed))]
    [InlineData(502, "", typeof(Answer.Postponed))]
    public void An_answer_to_events(int status, string body, Type answer) => Read(status, body).ShouldBeOfType(answer);

    [Theory]
    [InlineData(200, """{"status":1,"error":null}""", typeof(Answer.Taken))]
    [InlineData(200, """{"status":0,"error":"data, $distinct_id is missing"}""", typeof(Answer.Split))]
    [InlineData(400, """{"status":0,"error":"invalid"}""", typeof(Answer.Split))]
    [InlineData(200, "", typeof(Answer.Postponed))]
    [InlineData(401, """{"status":"error"}""", typeof(Answer.Unauthorized))]
    [InlineData(503, "", typeof(Answer.Postponed))]
    public void An_answer_to_profiles(int status, string body, Type answer) =>
        _connector.Read("engage", Some.Reply(status, body), Three).ShouldBeOfType(answer);

    [Fact]
    public void The_wait_that_mixpanel_asks_for_is_kept()
    {
        var postponed = (Answer.Postponed)_connector.Read("import", Some.Reply(429, "", TimeSpan.FromSeconds(30)), Three);

        postponed.IsCrowded.ShouldBeTrue();
        postponed.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(400, """{"code":400,"failed_records":[{"index":0,"field":"properties.time","message":"too old"}],"num_records_imported":0}""", typeof(ProbeAnswer.Works))]
    [InlineData(401, """{"code":401,"error":"Invalid credentials"}""", typeof(ProbeAnswer.Fails))]
    [InlineData(400, """{"code":400,"error":"project_id is required"}""", typeof(ProbeAnswer.Fails))]
    [InlineData(404, "", typeof(ProbeAnswer.CannotTell))]
    [InlineData(503, "", typeof(ProbeAnswer.CannotTell))]
    public void A_probe_is_understood(int status, string body, Type answer) => _connector.ReadProbe(Some.Reply(status, body)).ShouldBeOfType(answer);

    Answer Read(int status, string body) => _connector.Read("import", Some.Reply(status, body), Three);
}
