using System.Text;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;

namespace Waymark.Connectors.Tests.Template;

public sealed class TemplateConnectorTests
{
    readonly IConnector _connector = ConnectorCatalog.All["template"];

    [Fact]
    public void Text_that_is_no_macro_is_left_alone() =>
        SomeTemplate.Address("https://net.example/?a={nothing}&b={{click_id}}&c=%7B&d={}").ShouldBe("https://net.example/?a={nothing}&b={net%201%262}&c=%7B&d={}");

    [Fact]
    public void Values_cannot_leave_their_place() =>
        SomeTemplate.Address("https://net.example/{user_id}/x?v={user_id}", Happened("../a/b?c=d&e#f")).ShouldBe(
            "https://net.example/..%2Fa%2Fb%3Fc%3Dd%26e%23f/x?v=..%2Fa%2Fb%3Fc%3Dd%26e%23f");

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public void A_value_of_dots_is_no_way_up(string value) =>
        SomeTemplate.Address("https://net.example/a/{user_id}/b", Happened(value)).ShouldBe("https://net.example/a//b");

    [Fact]
    public void Credentials_are_macros_and_an_absent_one_is_empty() =>
        SomeTemplate.Address("https://net.example/?a={account_id}&t={account_token}&k={api_key}&r={region}&x={other}", null, null, ("account_id", "A 1"), ("credential.api_key", "k&1"))
            .ShouldBe("https://net.example/?a=A%201&t=&k=k%261&r=&x={other}");

    [Theory]
    [InlineData(EventKind.Install, "https://net.example/install")]
    [InlineData(EventKind.Reattribution, "https://net.example/reattribution")]
    [InlineData(EventKind.Reengagement, "https://net.example/reengagement")]
    [InlineData(EventKind.Reinstall, "https://net.example/reinstall")]
    [InlineData(EventKind.Rejection, "https://net.example/rejection")]
    [InlineData(EventKind.SignUp, "https://net.example/signup")]
    [InlineData(EventKind.InApp, "https://net.example/event")]
    [InlineData(EventKind.Payment, "https://net.example/event")]
    public void Every_type_of_event_has_its_own_address(EventKind kind, string address) =>
        _connector.Compose(SomeTemplate.Telling(Some.Event(kind), AllUrls)).ShouldBeOfType<Composition.Ready>().Parcels[0].Address.ShouldBe(address);

    [Theory]
    [InlineData(EventKind.UserUpdated, "nothing_to_tell")]
    [InlineData(EventKind.Identified, "nothing_to_tell")]
    [InlineData(EventKind.AttributionChanged, "nothing_to_tell")]
    [InlineData(EventKind.Reattribution, "no_template")]
    [InlineData(EventKind.SignUp, "no_template")]
    public void What_has_no_address_is_not_told(EventKind kind, string reason) =>
        _connector.Compose(SomeTemplate.Telling(Some.Event(kind), ("installUrl", "https://net.example/"), ("eventUrl", "https://net.example/")))
            .ShouldBe(new Composition.Skips(reason));

    [Fact]
    public void A_rejection_says_why_and_every_other_event_leaves_that_empty()
    {
        const string template = "https://net.example/?r={blocked_reason}&s={blocked_sub_reason}&t={rejection_type}&o={rejection_reason}";
        var rejected = Some.Event(EventKind.Rejection, values: """{"rule":"validation_rule","kind":"hijacked","input":"country IN","validation":"own"}""", credit: Some.Meta with { Blocked = "validation_rule" });

        Address(rejected).ShouldBe("https://net.example/?r=validation_rule&s=country%20IN&t=hijacked&o=own");
        Address(Some.Event(EventKind.Install, values: """{"kind":"hijacked"}""")).ShouldBe("https://net.example/?r=&s=&t=&o=");

        string? Address(StreamEvent happened) =>
            _connector.Compose(SomeTemplate.Telling(happened, ("installUrl", template), ("rejectionUrl", template))).ShouldBeOfType<Composition.Ready>().Parcels[0].Address;
    }

    [Fact]
    public void A_sign_up_in_the_event_list_may_be_an_event() =>
        _connector.Compose(SomeTemplate.Telling(Some.Event(EventKind.SignUp), ("eventUrl", "https://net.example/?e={event_name}")) with { Mapping = new EventMapping { Event = "signup" } })
            .ShouldBeOfType<Composition.Ready>().Parcels[0].Address.ShouldBe("https://net.example/?e=signup");

    [Fact]
    public void In_JSON_a_quoted_macro_is_escaped_and_a_bare_one_becomes_a_value()
    {
        var body = Body("""{"q":"{user_id}","n":{event_revenue},"t":{campaign},"o":{event_value},"none":{carrier},"e":"\"{campaign}\""}""", "application/json", Happened("a\"b\\c\n<é>"));

        using var json = JsonDocument.Parse(body);
        json.RootElement.GetProperty("q").GetString().ShouldBe("a\"b\\c\n<é>");
        json.RootElement.GetProperty("n").GetDecimal().ShouldBe(249.9m);
        json.RootElement.GetProperty("t").GetString().ShouldBe("Summer_Sale");
        json.RootElement.GetProperty("o").GetProperty("sku").GetString().ShouldBe("s 1");
        json.RootElement.GetProperty("none").ValueKind.ShouldBe(JsonValueKind.Null);
        json.RootElement.GetProperty("e").GetString().ShouldBe("\"Summer_Sale\"");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "a%26%3C%22")]
    [InlineData("application/xml", "a&amp;&lt;&quot;")]
    [InlineData("text/plain; charset=utf-8", "a&<\"")]
    [InlineData("application/vnd.net+json", "\"a&<\\\"\"")]
    public void The_body_decides_how_values_are_written(string contentType, string written) => Body("{user_id}", contentType, Happened("a&<\"")).ShouldBe(written);

    [Fact]
    public void A_body_that_is_no_JSON_is_refused_and_not_sent() =>
        _connector.Compose(SomeTemplate.Telling(SomeTemplate.Purchase, ("eventUrl", "https://net.example/"), ("method", "POST"), ("body", """{"a":"{campaign}" """)))
            .ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("template_error");

    [Fact]
    public void An_address_that_no_server_takes_is_refused() =>
        _connector.Compose(SomeTemplate.Telling(Happened(new string('ä', 10_000)), ("eventUrl", "https://net.example/?v={user_id}")))
            .ShouldBeOfType<Composition.Refuses>().Code.ShouldBe("template_error");

    [Theory]
    [InlineData("eventUrl", "https://{region}.net.example/", "settings.eventUrl")]
    [InlineData("eventUrl", "https://net.example:{region}/", "settings.eventUrl")]
    [InlineData("eventUrl", "{region}://net.example/", "settings.eventUrl")]
    [InlineData("eventUrl", "{region}", "settings.eventUrl")]
    [InlineData("eventUrl", "https://net.example{region}/", "settings.eventUrl")]
    [InlineData("eventUrl", "https://user:{account_token}@net.example/", "settings.eventUrl")]
    [InlineData("eventUrl", "https://user@net.example/", "settings.eventUrl")]
    [InlineData("eventUrl", "ftp://net.example/", "settings.eventUrl")]
    [InlineData("eventUrl", "/path?a={click_id}", "settings.eventUrl")]
    [InlineData("eventUrl", "https:///path", "settings.eventUrl")]
    [InlineData("method", "PUT", "settings.method")]
    [InlineData("body", "x", "settings.body")]
    [InlineData("contentType", "nonsense", "settings.contentType")]
    [InlineData("callsInFlight", "0", "settings.callsInFlight")]
    [InlineData("credential.click_id", "x", "settings[\"credential.click_id\"]")]
    [InlineData("credential.no good", "x", "settings[\"credential.no good\"]")]
    [InlineData("header.Host", "x", "settings[\"header.Host\"]")]
    public void A_wrong_setting_is_named(string name, string value, string path) =>
        _connector.Validate(SomeTemplate.Integration([("installUrl", "https://net.example/"), (name, value)])).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void A_credential_cannot_break_a_header() =>
        _connector.Validate(SomeTemplate.Integration(("installUrl", "https://net.example/"), ("header.X-Key", "{account_token}"), ("account_token", "a\r\nHost: evil.example")))
            .ShouldHaveSingleItem().Path.ShouldBe("settings[\"header.X-Key\"]");

    [Fact]
    public void At_least_one_address_is_needed() =>
        _connector.Validate(SomeTemplate.Integration()).ShouldHaveSingleItem().Path.ShouldBe("settings.installUrl");

    [Theory]
    [InlineData("https://net.example")]
    [InlineData("https://net.example?x={click_id}")]
    [InlineData("http://127.0.0.1:5999/echo/net/{click_id}")]
    public void A_host_that_is_written_out_is_fine(string url) => _connector.Validate(SomeTemplate.Integration(("eventUrl", url))).ShouldBeEmpty();

    [Theory]
    [InlineData(200, "it is OK", typeof(ParcelOutcome.Delivered))]
    [InlineData(200, "error", typeof(ParcelOutcome.Retry))]
    [InlineData(400, "OK", typeof(ParcelOutcome.Refused))]
    public void The_answer_may_have_to_say_it(int status, string body, Type outcome) =>
        _connector.Read("postback", Some.Reply(status, body), [new Parcel("postback", default) { Confirmation = "OK" }])
            .ShouldBeOfType<Answer.Taken>().Outcomes.ShouldHaveSingleItem().ShouldBeOfType(outcome);

    [Theory]
    [InlineData(204, typeof(Answer.Taken))]
    [InlineData(302, typeof(Answer.Misconfigured))]
    [InlineData(401, typeof(Answer.Unauthorized))]
    [InlineData(404, typeof(Answer.Misconfigured))]
    [InlineData(429, typeof(Answer.Postponed))]
    [InlineData(502, typeof(Answer.Postponed))]
    public void Otherwise_the_status_says_it_all(int status, Type answer) =>
        _connector.Read("postback", Some.Reply(status), [new Parcel("postback", default)]).ShouldBeOfType(answer);

    [Fact]
    public void The_target_shows_no_more_than_the_host()
    {
        _connector.Target(SomeTemplate.Integration(("eventUrl", "https://net.example/s2s?key=secret&c={click_id}")).Settings).ShouldBe("https://net.example/…");
        _connector.Target(SomeTemplate.Integration().Settings).ShouldStartWith("nowhere");
    }

    static (string, string)[] AllUrls =>
        [.. new[] { "install", "reattribution", "reengagement", "reinstall", "rejection", "signup", "event" }.Select(type => ($"{type}Url", $"https://net.example/{type}"))];

    static StreamEvent Happened(string user) => SomeTemplate.Purchase with { UserId = user };

    string Body(string template, string contentType, StreamEvent happened)
    {
        var telling = Telling(happened, ("eventUrl", "https://net.example/"), ("method", "POST"), ("body", template), ("contentType", contentType));
        return Encoding.UTF8.GetString(_connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels[0].Body.Span);
    }

    static Telling Telling(StreamEvent happened, params (string, string)[] settings) => SomeTemplate.Telling(happened, settings);
}
