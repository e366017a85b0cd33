using System.Text;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class MalformedBodyTests
{
    [Theory]
    [InlineData("", "the body is not valid JSON")]
    [InlineData("   ", "the body is not valid JSON")]
    [InlineData("{", "the body is not valid JSON")]
    [InlineData("{ \"token\": \"prj_shop\" ", "the body is not valid JSON")]
    [InlineData("{ \"token\": \"prj_shop\" } x", "the body is not valid JSON")]
    [InlineData("{ \"token\": \"prj_shop\" } { }", "the body is not valid JSON")]
    [InlineData("{ \"token\": \"prj_shop\", }", "the body is not valid JSON")]
    [InlineData("{ \"token\": prj_shop }", "the body is not valid JSON")]
    [InlineData("{ \"token\": \"prj_shop\", \"a\": [1,, 2] }", "the body is not valid JSON")]
    [InlineData("{ \"token\": \"prj_shop\", \"a\": NaN }", "the body is not valid JSON")]
    [InlineData("{ 'token': 'prj_shop' }", "the body is not valid JSON")]
    [InlineData("/* c */ { \"token\": \"prj_shop\" }", "the body is not valid JSON")]
    [InlineData("token=prj_shop", "the body is not valid JSON")]
    [InlineData("[]", "the body must be a JSON object")]
    [InlineData("null", "the body must be a JSON object")]
    [InlineData("\"token\"", "the body must be a JSON object")]
    [InlineData("7", "the body must be a JSON object")]
    public async Task What_is_no_json_object_is_refused(string body, string message)
    {
        await using var intake = await IntakeApplication.StartAsync();

        foreach (var path in (string[])["/api/client/init", "/api/client/capture-event", "/web/ingest"])
        {
            var reply = await intake.SendAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body));

            reply.Status.ShouldBe(400);
            reply.Message.ShouldBe(message);
        }

        intake.Journal.Facts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(new byte[] { 0xff })]
    [InlineData(new byte[] { 0xc0, 0x80 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xe2, 0x82 })]
    public async Task Invalid_utf8_is_refused_wherever_it_stands(byte[] wrong)
    {
        await using var intake = await IntakeApplication.StartAsync();
        byte[] body = [.. """{ "token": "prj_shop", "device_data": { "device_name": " """u8, .. wrong, .. "\" } }"u8];

        foreach (var path in (string[])["/api/client/init", "/web/ingest"])
        {
            var reply = await intake.SendAsync(HttpMethod.Post, path, body);

            reply.Status.ShouldBe(400);
            reply.Message.ShouldBe("the body is not valid UTF-8");
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    public async Task Nesting_may_have_32_levels(int lists)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.CallAsync("/init", Nested(lists));

        reply.Status.ShouldBe(202);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(63)]
    [InlineData(100_000)]
    public async Task Deeper_nesting_is_refused(int lists)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.CallAsync("/init", Nested(lists));

        reply.Status.ShouldBe(400);
        reply.Message.ShouldBe("the body is nested deeper than 32 levels");
    }

    [Fact]
    public async Task Nesting_inside_what_is_read_counts_too()
    {
        await using var intake = await IntakeApplication.StartAsync();
        var nested = string.Concat(Enumerable.Repeat("{ \"data\": ", 40)) + "1" + new string('}', 40);

        var reply = await intake.CallAsync(
            "/init", $$"""{ "token": "prj_shop", "data": { "device_data": { "x": {{nested}} } } }""");

        reply.Message.ShouldBe("the body is nested deeper than 32 levels");
    }

    static string Nested(int lists) =>
        $$"""{ "token": "prj_shop", "device_data": {{new string('[', lists)}}{{new string(']', lists)}} }""";
}
