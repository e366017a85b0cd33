using System.Net;
using System.Text;

namespace Waymark.Client.Tests.Support;

/// <summary>Takes every request and answers with the next of the prepared answers, the last one for ever.</summary>
sealed class FakeServer(params Func<CancellationToken, Task<HttpResponseMessage>>[] answers) : HttpMessageHandler
{
    public List<Received> Requests { get; } = [];

    public static Func<CancellationToken, Task<HttpResponseMessage>> Says(
        int status, string body = """{ "msg": "ok", "status": 200, "data": null }""", string? retryAfter = null) => _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };

        if (retryAfter is not null)
            response.Headers.Add("Retry-After", retryAfter);

        return Task.FromResult(response);
    };

    public static Func<CancellationToken, Task<HttpResponseMessage>> CannotBeReached() =>
        _ => throw new HttpRequestException("Connection refused");

    public static Func<CancellationToken, Task<HttpResponseMessage>> NeverAnswers() => async stop =>
    {
        await Task.Delay(Timeout.Infinite, stop);
        throw new InvalidOperationException("A server that never answers has answered.");
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value));
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        Requests.Add(new Received(
            request.Method, request.RequestUri!, request.Content.Headers.ContentType!.ToString(), headers, body));

        return await answers[Math.Min(Requests.Count, answers.Length) - 1](cancellationToken);
    }
}
