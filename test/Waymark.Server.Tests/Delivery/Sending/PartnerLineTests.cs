using System.IO.Compression;
using System.Net;
using Waymark.Connectors;
using Waymark.Server.Delivery.Sending;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Delivery.Sending;

public sealed class PartnerLineTests
{
    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("X-RateLimit-Reset", "1767225603", 3)]
    [InlineData("X-RateLimit-Reset", "1767225600", null)]
    [InlineData("X-RateLimit-Reset", "30", null)]
    [InlineData("X-RateLimit-Reset", "1767225603000", null)]
    [InlineData("X-RateLimit-Reset", "soon", null)]
    public async Task A_busy_partner_says_when_to_come_again(string header, string value, int? seconds)
    {
        using var line = new PartnerLine(new Busy(header, value), TimeSpan.FromMinutes(1), new StillClock());
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1:1/");

        var (reply, _) = await line.AskAsync(request, TestContext.Current.CancellationToken);

        reply!.RetryAfter.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_cut_off()
    {
        using var line = new PartnerLine(new Answering(new StreamContent(new Endless())), TimeSpan.FromMinutes(1), new StillClock());

        (await AskAsync(line)).ShouldBe(new Answer.Misconfigured("the answer is longer than 4 MB: whoever lives there takes no events"));
    }

    [Fact]
    public async Task An_answer_that_comes_drop_by_drop_is_waited_for_as_long_as_any_other()
    {
        var clock = new HandClock();
        using var line = new PartnerLine(new Answering(new StreamContent(new Dripping())), TimeSpan.FromMinutes(1), clock);

        var asking = AskAsync(line);
        await clock.RingAsync(TestContext.Current.CancellationToken);

        (await asking).ShouldBe(new Answer.Postponed("no answer within 60 s"));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_unpacked_is_asked_for_again()
    {
        using var line = new PartnerLine(new Answering(new StreamContent(new GZipStream(new MemoryStream("not a gzip"u8.ToArray()), CompressionMode.Decompress))), TimeSpan.FromMinutes(1), new StillClock());

        (await AskAsync(line)).ShouldBe(new Answer.Postponed("the answer is packed in a way that cannot be undone"));
    }

    [Fact]
    public async Task An_address_where_nobody_picks_up_is_called_again()
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(1),
            ConnectCallback = async (_, stop) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
                return Stream.Null;
            },
        };
        using var line = new PartnerLine(handler, TimeSpan.FromMinutes(1), new StillClock());

        (await AskAsync(line)).ShouldBe(new Answer.Postponed("no connection in time"));
    }

    static async Task<Answer?> AskAsync(PartnerLine line)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1:1/");
        return (await line.AskAsync(request, TestContext.Current.CancellationToken)).Failure;
    }

    sealed class Answering(HttpContent content) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
    }

    /// <summary>Reads as blanks for ever.</summary>
    class Endless : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            return ValueTask.FromResult(buffer.Length);
        }
    }

    /// <summary>Reads as one blank, and then another some day.</summary>
    sealed class Dripping : Endless
    {
        bool _hasBegun;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_hasBegun)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

            _hasBegun = true;
            return await base.ReadAsync(buffer[..1], cancellationToken);
        }
    }

    sealed class Busy(string header, string value) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            answer.Headers.TryAddWithoutValidation(header, value);
            return Task.FromResult(answer);
        }
    }
}
