using System.Net.Sockets;
using System.Text;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class BodyLimitTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/client/init", 1024 * 1024, 202)]
    [InlineData("/api/client/init", (1024 * 1024) + 1, 413)]
    [InlineData("/api/client/capture-event", 3 * 1024 * 1024, 413)]
    [InlineData("/web/ingest", 64 * 1024, 200)]
    [InlineData("/web/ingest", (64 * 1024) + 1, 413)]
    public async Task A_body_may_be_as_large_as_the_limit(string path, int length, int status)
    {
        await using var intake = await IntakeApplication.StartAsync();

        foreach (var isChunked in (bool[])[false, true])
        {
            using var content = new ByteArrayContent(Body(path, length));
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(intake.Address, path)) { Content = content };
            request.Headers.TransferEncodingChunked = isChunked;
            using var response = await intake.Client.SendAsync(request, Stop);

            var reply = await Reply.ReadAsync(response);

            reply.Status.ShouldBe(status);
        }

        intake.Journal.Facts.Count.ShouldBe(status < 300 ? 2 : 0);
        intake.Journal.Facts.ShouldAllBe(fact => fact.Body.Length == length);
    }

    [Fact]
    public async Task A_body_that_trickles_in_is_put_together()
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await SendRawAsync(
            intake, $"Content-Length: {Some.Call.Length}", [Some.Call[..7], Some.Call[7..100], Some.Call[100..]]);

        reply.ShouldStartWith("HTTP/1.1 202");
        Encoding.UTF8.GetString(intake.Journal.Facts.ShouldHaveSingleItem().Body.Span).ShouldBe(Some.Call);
    }

    [Fact]
    public async Task A_broken_chunk_is_a_400_in_json()
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await SendRawAsync(intake, "Transfer-Encoding: chunked", ["zz\r\nxx\r\n"]);

        reply.ShouldStartWith("HTTP/1.1 400");
        reply.ShouldEndWith("""{"msg":"the body ended early","status":400,"data":null}""");
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_is_a_normal_end()
    {
        await using var intake = await IntakeApplication.StartAsync();

        using (var client = await ConnectAsync(intake))
        {
            await client.GetStream().WriteAsync(Head("Content-Length: 500"), Stop);
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        (await intake.CallAsync("/init", Some.Call)).Status.ShouldBe(202);
        intake.Journal.Facts.Count.ShouldBe(1);
        intake.World.Logged.ShouldBeEmpty();
    }

    static byte[] Body(string path, int length)
    {
        var start = path.StartsWith("/web", StringComparison.Ordinal)
            ? """{ "token": "web_shop", "event_id": "e", "event_type": "custom", "pad": " """
            : """{ "token": "prj_shop", "install_instance_id": "i", "event_name": "a", "pad": " """;
        return Encoding.UTF8.GetBytes(start + new string('x', length - start.Length - 2) + "\"}");
    }

    static async Task<TcpClient> ConnectAsync(IntakeApplication intake)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", intake.Address.Port, Stop);
        return client;
    }

    static byte[] Head(string framing) =>
        Encoding.ASCII.GetBytes($"POST /api/client/init HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{framing}\r\n\r\n");

    static async Task<string> SendRawAsync(IntakeApplication intake, string framing, string[] parts)
    {
        using var client = await ConnectAsync(intake);
        var stream = client.GetStream();
        await stream.WriteAsync(Head(framing), Stop);

        foreach (var part in parts)
            await stream.WriteAsync(Encoding.UTF8.GetBytes(part), Stop);

        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Stop);
    }
}
