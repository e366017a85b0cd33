using System.Text;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.PostHog;

public sealed class PostHogAnswersTests
{
    static readonly Parcel[] Two = [.. Enumerable.Range(0, 2).Select(i => new Parcel("batch", Encoding.UTF8.GetBytes($$"""{"event":"e{{i}}"}""")))];

    readonly IConnector _connector = ConnectorCatalog.All["posthog"];

    [Theory]
    [InlineData(200, """{"status":1}""", typeof(Answer.Taken))]
    [InlineData(200, """{"status":"Ok"}""", typeof(Answer.Taken))]
    [InlineData(200, """{"status":1,"quota_limited":["recordings"]}""", typeof(Answer.Taken))]
    [InlineData(200, """{"status":1,"quota_limited":["events"]}""", typeof(Answer.Postponed))]
    [InlineData(204, "", typeof(Answer.Taken))]
    [InlineData(200, "<html>", typeof(Answer.Postponed))]
    [InlineData(400, """{"type":"validation_error","detail":"Malformed request data"}""", typeof(Answer.Split))]
    [InlineData(400, "event submitted with an empty event name", typeof(Answer.Split))]
    [InlineData(401, "API key is not valid: personal_api_key", typeof(Answer.Unauthorized))]
    [InlineData(413, "", typeof(Answer.Split))]
    [InlineData(429, "", typeof(Answer.Postponed))]
    [InlineData(503, "transient error, please retry", typeof(Answer.Postponed))]
    [InlineData(404, "", typeof(Answer.Misconfigured))]
    public void An_answer_about_the_whole_call(int status, string body, Type answer) =>
        _connector.Read("batch", Some.Reply(status, body), Two).ShouldBeOfType(answer);

    [Theory]
    [InlineData(200, """{"flags":{},"requestId":"x"}""", typeof(ProbeAnswer.Works))]
    [InlineData(401, """{"type":"authentication_error"}""", typeof(ProbeAnswer.Fails))]
    [InlineData(404, "", typeof(ProbeAnswer.CannotTell))]
    [InlineData(200, "<html>", typeof(ProbeAnswer.CannotTell))]
    public void A_probe_is_understood(int status, string body, Type answer) => _connector.ReadProbe(Some.Reply(status, body)).ShouldBeOfType(answer);
}
