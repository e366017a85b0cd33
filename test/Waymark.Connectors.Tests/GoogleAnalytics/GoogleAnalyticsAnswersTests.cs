using System.Text;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.GoogleAnalytics;

public sealed class GoogleAnalyticsAnswersTests
{
    static readonly Parcel[] Two = [.. Enumerable.Range(0, 2).Select(i => new Parcel("android {}", Encoding.UTF8.GetBytes($$"""{"name":"e{{i}}"}""")))];

    readonly IConnector _connector = ConnectorCatalog.All["ga4"];

    [Theory]
    [InlineData(204, typeof(Answer.Taken))]
    [InlineData(200, typeof(Answer.Taken))]
    [InlineData(400, typeof(Answer.Split))]
    [InlineData(413, typeof(Answer.Split))]
    [InlineData(403, typeof(Answer.Unauthorized))]
    [InlineData(404, typeof(Answer.Misconfigured))]
    [InlineData(429, typeof(Answer.Postponed))]
    [InlineData(503, typeof(Answer.Postponed))]
    public void An_answer_about_the_whole_call(int status, Type answer) => _connector.Read("android {}", Some.Reply(status), Two).ShouldBeOfType(answer);

    [Theory]
    [InlineData(200, """{"validationMessages":[]}""", typeof(ProbeAnswer.CannotTell))]
    [InlineData(200, """{"validationMessages":[{"fieldPath":"firebase_app_id","description":"Unable to find Firebase app","validationCode":"VALUE_INVALID"}]}""", typeof(ProbeAnswer.Fails))]
    [InlineData(204, "", typeof(ProbeAnswer.CannotTell))]
    [InlineData(404, "", typeof(ProbeAnswer.CannotTell))]
    public void A_probe_is_understood(int status, string body, Type answer) => _connector.ReadProbe(Some.Reply(status, body)).ShouldBeOfType(answer);
}
