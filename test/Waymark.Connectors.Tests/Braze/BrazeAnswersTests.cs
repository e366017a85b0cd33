using System.Text;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.Braze;

public sealed class BrazeAnswersTests
{
    static readonly Parcel Attribute = Parcel("""{"external_id":"u"}""");
    static readonly Parcel Event = Parcel("""{"name":"n","external_id":"u"}""");
    static readonly Parcel Purchase = Parcel("""{"product_id":"p","external_id":"u"}""");

    readonly IConnector _connector = ConnectorCatalog.All["braze"];

    [Fact]
    public void A_success_without_errors_took_everything() =>
        Taken(201, """{"message":"success","events_processed":2}""", Event, Event).ShouldBe([ParcelOutcome.Good, ParcelOutcome.Good]);

    [Fact]
    public void Queued_is_taken() => Taken(202, """{"message":"queued"}""", Event).ShouldBe([ParcelOutcome.Good]);

    [Fact]
    public void An_error_refuses_the_record_that_it_names()
    {
        var outcomes = Taken(
            201, """{"message":"success","errors":[{"type":"'price' is not a number","input_array":"purchases","index":0}]}""", Event, Attribute, Purchase, Event);

        outcomes.ShouldBe([ParcelOutcome.Good, ParcelOutcome.Good, new ParcelOutcome.Refused("invalid", "'price' is not a number"), ParcelOutcome.Good]);
    }

    [Fact]
    public void An_index_counts_within_its_array()
    {
        var outcomes = Taken(201, """{"message":"success","errors":[{"type":"bad time","input_array":"events","index":1}]}""", Event, Attribute, Purchase, Event);

        outcomes[3].ShouldBe(new ParcelOutcome.Refused("invalid", "bad time"));
    }

    [Theory]
    [InlineData("""{"message":"success","errors":["something"]}""")]
    [InlineData("""{"message":"success","errors":[{"type":"x","input_array":"events","index":7}]}""")]
    public void An_error_that_names_no_record_splits_the_call(string body) => Read(201, body, Event, Event).ShouldBeOfType<Answer.Split>();

    [Fact]
    public void An_error_about_the_only_record_needs_no_name() =>
        Taken(201, """{"message":"success","errors":["something"]}""", Event).ShouldBe([new ParcelOutcome.Refused("invalid", "something")]);

    [Fact]
    public void When_all_are_invalid_each_has_its_reason() =>
        Taken(
            400,
            """{"message":"no valid data","errors":[{"type":"a","input_array":"events","index":0},{"type":"b","input_array":"events","index":1}]}""",
            Event, Event).ShouldBe([new ParcelOutcome.Refused("invalid", "a"), new ParcelOutcome.Refused("invalid", "b")]);

    [Theory]
    [InlineData(400, """{"message":"Invalid JSON"}""")]
    [InlineData(413, "")]
    public void A_call_that_cannot_be_read_is_split(int status, string body) => Read(status, body, Event, Event).ShouldBeOfType<Answer.Split>();

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    public void A_failing_partner_is_asked_again(int status) => Read(status, "", Event).ShouldBeOfType<Answer.Postponed>();

    [Fact]
    public void A_busy_partner_says_when()
    {
        var answer = _connector.Read("track", Some.Reply(429, retryAfter: TimeSpan.FromSeconds(3)), [Event]);

        answer.ShouldBe(new Answer.Postponed("HTTP 429: over Braze's rate limit", TimeSpan.FromSeconds(3)) { IsCrowded = true });
    }

    [Fact]
    public void A_wrong_key_stops_everything() => Read(401, """{"message":"Invalid API key"}""", Event).ShouldBeOfType<Answer.Unauthorized>();

    [Fact]
    public void A_key_that_may_not_join_profiles_loses_only_that() =>
        _connector.Read("identify", Some.Reply(401), [Event]).ShouldBeOfType<Answer.Taken>()
            .Outcomes.ShouldHaveSingleItem().ShouldBeOfType<ParcelOutcome.Refused>().Reason.ShouldContain("users.identify");

    [Fact]
    public void An_answer_of_somebody_else_is_not_a_success() => Read(200, "<html>", Event).ShouldBeOfType<Answer.Postponed>();

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public void A_wrong_address_or_plan_waits_for_somebody(int status) => Read(status, "", Event).ShouldBeOfType<Answer.Misconfigured>();

    [Fact]
    public void A_probe_tells_whether_the_settings_work()
    {
        _connector.ReadProbe(Some.Reply(201, """{"message":"success"}""")).ShouldBeOfType<ProbeAnswer.Works>();
        _connector.ReadProbe(Some.Reply(401)).ShouldBeOfType<ProbeAnswer.Fails>();
        _connector.ReadProbe(Some.Reply(503)).ShouldBeOfType<ProbeAnswer.CannotTell>();
    }

    IReadOnlyList<ParcelOutcome> Taken(int status, string body, params Parcel[] parcels) =>
        Read(status, body, parcels).ShouldBeOfType<Answer.Taken>().Outcomes;

    Answer Read(int status, string body, params Parcel[] parcels) => _connector.Read("track", Some.Reply(status, body), parcels);

    static Parcel Parcel(string body) => new("track", Encoding.UTF8.GetBytes(body));
}
