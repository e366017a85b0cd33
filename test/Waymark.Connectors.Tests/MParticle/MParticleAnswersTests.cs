using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.MParticle;

public sealed class MParticleAnswersTests
{
    static readonly Parcel Batch = new("events", "{}"u8.ToArray());

    readonly IConnector _connector = ConnectorCatalog.All["mparticle"];

    [Fact]
    public void A_call_is_taken_with_202() => Read(202).ShouldBeOfType<Answer.Taken>().Outcomes.ShouldBe([ParcelOutcome.Good, ParcelOutcome.Good]);

    [Fact]
    public void A_call_that_cannot_be_read_is_split_with_the_reason() =>
        Read(400, """{"errors":[{"code":"BAD_REQUEST","message":"Required event field is missing."}]}""")
            .ShouldBe(new Answer.Split("HTTP 400: Required event field is missing."));

    [Fact]
    public void A_call_that_is_too_large_is_split() => Read(413).ShouldBeOfType<Answer.Split>();

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public void Wrong_credentials_stop_everything(int status) => Read(status).ShouldBeOfType<Answer.Unauthorized>();

    [Fact]
    public void A_busy_partner_says_when() =>
        _connector.Read("events", Some.Reply(429, retryAfter: TimeSpan.FromSeconds(12)), [Batch])
            .ShouldBe(new Answer.Postponed("HTTP 429: over mParticle's rate limit", TimeSpan.FromSeconds(12)) { IsCrowded = true });

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    public void A_failing_partner_is_asked_again(int status) => Read(status).ShouldBeOfType<Answer.Postponed>();

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public void An_answer_of_somebody_else_waits_for_somebody(int status) => Read(status).ShouldBeOfType<Answer.Misconfigured>();

    [Theory]
    [InlineData(202, typeof(ProbeAnswer.Works))]
    [InlineData(400, typeof(ProbeAnswer.Works))]
    [InlineData(403, typeof(ProbeAnswer.Fails))]
    [InlineData(404, typeof(ProbeAnswer.CannotTell))]
    [InlineData(503, typeof(ProbeAnswer.CannotTell))]
    public void A_probe_tells_whether_the_credentials_are_right(int status, Type told) => _connector.ReadProbe(Some.Reply(status)).ShouldBeOfType(told);

    Answer Read(int status, string body = "") => _connector.Read("events", Some.Reply(status, body), [Batch, Batch]);
}
