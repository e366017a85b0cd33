using System.Net;
using System.Text;
using Waymark.Facts;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class WebIntakeTests
{
    const string View = """
        { "token": "web_shop", "event_id": "7c9e6679-7425-40de-944b-e07fc1f90ae7", "event_type": "page_view", "event_name": "",
          "event_data": "", "visitor_id": "v-1", "is_new_visitor": 0, "page_url": "https://shop.example/p", "gclid": "" }
        """;

    [Theory]
    [InlineData("/web/ingest")]
    [InlineData("/web/collect")]
    [InlineData("/web/identify")]
    public async Task An_event_is_stored_exactly_as_received(string path)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.SendAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(View));

        reply.Status.ShouldBe(200);
        reply.StatusInBody.ShouldBe(200);
        var fact = intake.Journal.Facts.ShouldHaveSingleItem();
        fact.Kind.ShouldBe(FactKind.Web);
        fact.App.ShouldBe("shop");
        fact.Signature.ShouldBe(SignatureState.Unchecked);
        Encoding.UTF8.GetString(fact.Body.Span).ShouldBe(View);
        intake.Counted.ShouldBe([$"{path} accepted"]);
    }

    [Theory]
    [InlineData("\"web_shop\"", "\"prj_shop\"", "token is unknown")]
    [InlineData("\"web_shop\"", "\"other\"", "token is unknown")]
    [InlineData("\"web_shop\"", "null", "token is required")]
    [InlineData("\"web_shop\"", "7", "token is required")]
    [InlineData("\"7c9e6679-7425-40de-944b-e07fc1f90ae7\"", "\"\"", "event_id is required")]
    [InlineData("\"event_id\"", "\"other\"", "event_id is required")]
    [InlineData("\"page_view\"", "\"\"", "event_type is required")]
    [InlineData("\"page_view\"", "{}", "event_type is required")]
    public async Task Bad_input_is_a_400_and_never_a_401_or_404(string part, string instead, string message)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.IngestAsync(View.Replace(part, instead));

        reply.Status.ShouldBe(400);
        reply.Message.ShouldBe(message);
        intake.Journal.Facts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/web/ingest")]
    [InlineData("/web/collect")]
    [InlineData("/web/identify")]
    public async Task The_preflight_lets_pages_of_every_origin_send(string path)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.SendAsync(
            HttpMethod.Options, path, null,
            ("Origin", "https://shop.example"),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "content-type"));

        reply.Status.ShouldBe(204);
        reply.Headers["Access-Control-Allow-Origin"].ShouldBe("https://shop.example");
        reply.Headers["Access-Control-Allow-Methods"].ShouldBe("POST, OPTIONS");
        reply.Headers["Access-Control-Allow-Headers"].ShouldBe("content-type");
        reply.Headers["Access-Control-Allow-Credentials"].ShouldBe("true");
        reply.Headers["Vary"].ShouldBe("Origin");
    }

    [Fact]
    public async Task Refusals_too_can_be_read_across_origins()
    {
        await using var intake = await IntakeApplication.StartAsync();

        var withOrigin = await intake.IngestAsync("{", ("Origin", "null"));
        var without = await intake.IngestAsync("{");

        withOrigin.Status.ShouldBe(400);
        withOrigin.Headers["Access-Control-Allow-Origin"].ShouldBe("null");
        without.Headers["Access-Control-Allow-Origin"].ShouldBe("*");
    }

    [Fact]
    public async Task Another_method_is_a_405()
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.SendAsync(HttpMethod.Get, "/web/ingest");

        reply.Status.ShouldBe(405);
        reply.StatusInBody.ShouldBe(405);
        reply.Headers["Allow"].ShouldBe("POST,OPTIONS");
    }

    [Theory]
    [InlineData("203.0.113.7", "198.51.100.1", "203.0.113.7")]
    [InlineData("nonsense", "198.51.100.1", "198.51.100.1")]
    [InlineData("", "198.51.100.1", "198.51.100.1")]
    [InlineData("2001:db8::7", "", "2001:db8::7")]
    public async Task The_relaying_site_says_whose_event_it_is(string visitor, string forwarded, string address)
    {
        await using var intake = await IntakeApplication.StartAsync();

        await intake.IngestAsync(View, ("X-Linkrunner-Visitor-IP", visitor), ("X-Forwarded-For", forwarded));

        intake.Journal.Facts.ShouldHaveSingleItem().Address.ShouldBe(IPAddress.Parse(address));
    }
}
