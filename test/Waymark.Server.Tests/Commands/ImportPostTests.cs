using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Waymark.Server.Api;
using Waymark.Server.Commands;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Commands;

public sealed class ImportPostTests
{
    readonly HandClock _clock = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_busy_server_is_asked_again_with_the_same_lines(HttpStatusCode busy)
    {
        var server = new Scripted(() => Answer(busy, "{}"), () => Answer(HttpStatusCode.OK, """{"lines":1,"taken":1,"empty":0,"refused":{},"samples":[]}"""));

        var sending = SendAsync(server);
        await _clock.RingAsync(Stop);

        (await sending)!.Taken.ShouldBe(1);
        server.Asked.ShouldBe(
        [
            "api/manage/v1/apps/shop/feeds/clevertap/import?event=A%20%26%20B&timeZone=Asia%2FKolkata&line=7 the lines",
            "api/manage/v1/apps/shop/feeds/clevertap/import?event=A%20%26%20B&timeZone=Asia%2FKolkata&line=7 the lines",
        ]);
    }

    [Fact]
    public async Task A_server_that_goes_away_for_a_moment_is_waited_for()
    {
        var server = new Scripted(
            () => Answer(HttpStatusCode.ServiceUnavailable, "{}"),
            () => throw new HttpRequestException("refused"),
            () => Answer(HttpStatusCode.OK, """{"lines":1,"taken":1,"empty":0,"refused":{},"samples":[]}"""));

        var sending = SendAsync(server);
        while (!sending.IsCompleted)
            await _clock.RingAsync(Stop);

        (await sending)!.Taken.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_never_answered_is_not_waited_for() =>
        await Should.ThrowAsync<HttpRequestException>(SendAsync(new Scripted(() => throw new HttpRequestException("refused"))));

    [Fact]
    public async Task A_server_that_stays_away_is_given_up()
    {
        var server = new Scripted(
            () => Answer(HttpStatusCode.ServiceUnavailable, "{}"),
            () =>
            {
                _clock.Now += TimeSpan.FromMinutes(6);
                throw new HttpRequestException("refused");
            });

        var sending = SendAsync(server);
        await _clock.RingAsync(Stop);

        await Should.ThrowAsync<HttpRequestException>(sending);
    }

    async Task<FeedImport?> SendAsync(Scripted server)
    {
        using var client = new HttpClient(server) { BaseAddress = new Uri("http://waymark.test/") };
        var aim = new ImportAim("http://waymark.test/", "shop", "clevertap", "Asia/Kolkata", "the file's name goes before this");
        var gauge = new ImportGauge(TextWriter.Null, _clock, isTerminal: false);

        return await new ImportPost(client, aim, gauge, _clock).SendAsync("the lines"u8.ToArray(), "A & B", 7, TextWriter.Null, Stop);
    }

    static HttpResponseMessage Answer(HttpStatusCode status, string body)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(1));
        return answer;
    }

    sealed class Scripted(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
    {
        readonly Queue<Func<HttpResponseMessage>> _answers = new(answers);

        public List<string> Asked { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add($"{request.RequestUri!.PathAndQuery[1..]} {await request.Content!.ReadAsStringAsync(cancellationToken)}");
            return _answers.Dequeue()();
        }
    }
}
