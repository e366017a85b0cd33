using System.Net;
using Waymark.Server.Delivery;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Delivery;

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
