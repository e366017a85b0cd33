using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;

namespace Waymark.Connectors.Tests.Webhook;

public sealed class WebhookConnectorTests
{
    readonly IConnector _connector = ConnectorCatalog.All["webhook"];

    [Fact]
    public void A_receiver_can_check_the_signature_with_the_secret_alone()
    {
        var telling = SomeWebhook.Telling(Some.Event(name: "visited"), ("secret", "s3cret"));
        var parcel = _connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels[0];
        using var request = _connector.Build(parcel.Route, [parcel], telling.Integration.Settings);

        _connector.Sign(request, telling.Integration.Settings, Some.Moment);

        var header = request.Headers.GetValues("X-Waymark-Signature").ShouldHaveSingleItem();
        var parts = header.Split(',').ToDictionary(part => part.Split('=')[0], part => part.Split('=')[1]);
        var expected = HMACSHA256.HashData("s3cret"u8, Encoding.UTF8.GetBytes($"{parts["t"]}.{Encoding.UTF8.GetString(parcel.Body.Span)}"));
        parts["v1"].ShouldBe(Convert.ToHexStringLower(expected));
        parts["t"].ShouldBe(Some.Moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.GetValues("X-Waymark-Event-Id").ShouldBe([telling.Event.Id]);
    }

    [Fact]
    public void Without_a_secret_nothing_is_signed()
    {
        var telling = SomeWebhook.Telling(Some.Event());
        var parcel = _connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels[0];
        using var request = _connector.Build(parcel.Route, [parcel], telling.Integration.Settings);

        _connector.Sign(request, telling.Integration.Settings, Some.Moment);

        request.Headers.Contains("X-Waymark-Signature").ShouldBeFalse();
    }

    [Theory]
    [InlineData(EventKind.Reattribution)]
    [InlineData(EventKind.InApp)]
    [InlineData(EventKind.UserUpdated)]
    public void Linkrunners_form_has_installs_and_sign_ups_only(EventKind kind) =>
        _connector.Compose(SomeWebhook.Telling(Some.Event(kind), ("format", "linkrunner"))).ShouldBe(new Composition.Skips("not_in_this_format"));

    [Theory]
    [InlineData(EventKind.UserUpdated)]
    [InlineData(EventKind.Identified)]
    [InlineData(EventKind.AttributionChanged)]
    public void Slack_is_spared_what_is_no_news(EventKind kind) =>
        _connector.Compose(SomeWebhook.Telling(Some.Event(kind), ("format", "slack"))).ShouldBe(new Composition.Skips("nothing_to_tell"));

    [Fact]
    public void One_event_a_call_and_one_call_at_a_time_for_Slack()
    {
        Limits().ShouldBe((1, 4));
        Limits(("callsInFlight", "9")).ShouldBe((1, 9));
        Limits(("callsInFlight", "9"), ("format", "slack")).ShouldBe((1, 1));

        (int, int) Limits(params (string, string)[] settings)
        {
            var limits = _connector.Limits("webhook", SomeWebhook.Integration(settings).Settings);
            return (limits.Records, limits.InFlight);
        }
    }

    [Theory]
    [InlineData("url", "", "settings.url")]
    [InlineData("url", "ftp://example.org/", "settings.url")]
    [InlineData("url", "/relative", "settings.url")]
    [InlineData("url", "https://user:pass@example.org/", "settings.url")]
    [InlineData("format", "xml", "settings.format")]
    [InlineData("callsInFlight", "0", "settings.callsInFlight")]
    [InlineData("callsInFlight", "33", "settings.callsInFlight")]
    [InlineData("header.Host", "x", "settings[\"header.Host\"]")]
    [InlineData("header.content-type", "x", "settings[\"header.content-type\"]")]
    [InlineData("header.X-Waymark-Event-Id", "x", "settings[\"header.X-Waymark-Event-Id\"]")]
    [InlineData("header.Bad Name", "x", "settings[\"header.Bad Name\"]")]
    [InlineData("header.X-A", "a\r\nX-B: b", "settings[\"header.X-A\"]")]
    [InlineData("header.X-A", "ünïcode", "settings[\"header.X-A\"]")]
    public void A_wrong_setting_is_named(string name, string value, string path) =>
        _connector.Validate(SomeWebhook.Integration((name, value))).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Theory]
    [InlineData("http://127.0.0.1:5999/echo/one/")]
    [InlineData("https://hooks.slack.com/services/T0/B0/x")]
    public void Any_web_address_is_fine(string url) => _connector.Validate(SomeWebhook.Integration(("url", url))).ShouldBeEmpty();

    [Fact]
    public void What_follows_the_host_is_not_shown() =>
        _connector.Target(SomeWebhook.Integration(("url", "https://hooks.slack.com/services/T0/B0/secret")).Settings).ShouldBe("https://hooks.slack.com/…");

    [Fact]
    public void An_address_of_the_owners_is_no_stand_in_for_anything() =>
        _connector.StandIn(SomeWebhook.Integration(("url", "http://127.0.0.1/")).Settings).ShouldBeNull();

    [Theory]
    [InlineData(200, typeof(Answer.Taken))]
    [InlineData(202, typeof(Answer.Taken))]
    [InlineData(204, typeof(Answer.Taken))]
    [InlineData(301, typeof(Answer.Misconfigured))]
    [InlineData(307, typeof(Answer.Misconfigured))]
    [InlineData(401, typeof(Answer.Unauthorized))]
    [InlineData(403, typeof(Answer.Unauthorized))]
    [InlineData(404, typeof(Answer.Misconfigured))]
    [InlineData(405, typeof(Answer.Misconfigured))]
    [InlineData(410, typeof(Answer.Misconfigured))]
    [InlineData(408, typeof(Answer.Postponed))]
    [InlineData(425, typeof(Answer.Postponed))]
    [InlineData(429, typeof(Answer.Postponed))]
    [InlineData(500, typeof(Answer.Postponed))]
    [InlineData(503, typeof(Answer.Postponed))]
    public void A_status_says_it_all(int status, Type answer) => Read(status).ShouldBeOfType(answer);

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(422)]
    public void What_is_wrong_with_one_event_stops_no_other(int status) =>
        Read(status).ShouldBeOfType<Answer.Taken>().Outcomes.ShouldHaveSingleItem().ShouldBeOfType<ParcelOutcome.Refused>().Code.ShouldBe($"http_{status}");

    [Fact]
    public void The_wait_asked_for_is_kept() =>
        _connector.Read("webhook", Some.Reply(503, "", TimeSpan.FromSeconds(30)), []).ShouldBeOfType<Answer.Postponed>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));

    [Fact]
    public void The_test_asks_HEAD_and_leaves_nothing_behind()
    {
        _connector.Probes(SomeWebhook.Integration(("header.Authorization", "x")).Settings).ShouldHaveSingleItem().Method.ShouldBe(HttpMethod.Head);
        _connector.Probes(SomeWebhook.Integration(("format", "slack")).Settings).ShouldBeEmpty();
        _connector.ReadProbe(Some.Reply(204)).ShouldBeOfType<ProbeAnswer.Works>();
        _connector.ReadProbe(Some.Reply(405)).ShouldBeOfType<ProbeAnswer.CannotTell>();
        _connector.ReadProbe(Some.Reply(302)).ShouldBeOfType<ProbeAnswer.CannotTell>();
    }

    Answer Read(int status) => _connector.Read("webhook", Some.Reply(status), []);
}
