using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Waymark.Connectors;
using Waymark.Server.Hosting;

namespace Waymark.Server.Delivery;

/// <summary>Carries one integration's calls. Never tells an address: credentials may be in it.</summary>
sealed class PartnerLine(HttpMessageHandler handler, TimeSpan timeout, TimeProvider clock) : IDisposable
{
    const int LongestReply = 1 << 20;
    const int LongestWindowSeconds = 3600;

    readonly HttpMessageInvoker _invoker = new(handler);

    public DateTimeOffset Now => clock.GetUtcNow();

    public Pacing Pacing { get; } = new(clock);

    /// <returns>The partner's reply, or why there was none.</returns>
    public async Task<(Reply? Reply, Answer? Failure)> AskAsync(HttpRequestMessage request, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        using var span = Traces.Source.StartActivity("call partner", ActivityKind.Client);
        span?.SetTag("server.address", request.RequestUri?.IdnHost);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Waymark", "0.1"));

        try
        {
            using var response = await _invoker.SendAsync(request, either.Token);
            var body = await ReadAsync(response.Content, either.Token);
            return (new Reply((int)response.StatusCode, body, RetryAfter(response.Headers)), null);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return (null, new Answer.Postponed($"no answer within {timeout.TotalSeconds:0} s"));
        }
        catch (Exception e) when (Forbidden(e) is { } forbidden)
        {
            return (null, new Answer.Misconfigured(forbidden.Message));
        }
        catch (HttpRequestException e)
        {
            return (null, new Answer.Postponed($"no connection: {e.HttpRequestError}"));
        }
        catch (IOException)
        {
            return (null, new Answer.Postponed("the connection broke before the answer was complete"));
        }
    }

    public void Dispose() => _invoker.Dispose();

    static ForbiddenTargetException? Forbidden(Exception? e) =>
        e is null ? null : e as ForbiddenTargetException ?? Forbidden(e.InnerException);

    static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken stop)
    {
        var stream = await content.ReadAsStreamAsync(stop);
        var buffer = new byte[Math.Min(content.Headers.ContentLength ?? 4096, LongestReply)];
        var length = 0;

        while (true)
        {
            if (length == buffer.Length)
            {
                if (length == LongestReply) break;
                Array.Resize(ref buffer, Math.Min(Math.Max(length * 2, 4096), LongestReply));
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), stop);
            if (read == 0) break;
            length += read;
        }

        return buffer.AsMemory(0, length);
    }

    TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        var said = headers.RetryAfter;
        var wait = said?.Delta ?? said?.Date - clock.GetUtcNow() ?? UntilNextWindow(headers);
        return wait > TimeSpan.Zero ? wait : null;
    }

    // Some partners, Braze among them, say instead when calls may come again: in seconds since 1970.
    TimeSpan? UntilNextWindow(HttpResponseHeaders headers) =>
        headers.TryGetValues("X-RateLimit-Reset", out var reset)
        && long.TryParse(reset.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds - clock.GetUtcNow().ToUnixTimeSeconds() is > 0 and <= LongestWindowSeconds and var wait
            ? TimeSpan.FromSeconds(wait)
            : null;
}
