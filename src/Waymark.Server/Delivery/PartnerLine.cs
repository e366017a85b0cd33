using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Waymark.Connectors;
using Waymark.Server.Hosting;

namespace Waymark.Server.Delivery;

/// <summary>Carries one integration's calls. Never tells an address: credentials may be in it.</summary>
sealed class PartnerLine(HttpMessageHandler handler, TimeSpan timeout, TimeProvider clock) : IDisposable
{
    // A partner that refuses each record of a full call may repeat all of it in its answer.
    const int LongestReply = 4 << 20;
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

            return await ReadAsync(response.Content, either.Token) is { } body
                ? (new Reply((int)response.StatusCode, body, RetryAfter(response.Headers)), null)
                : (null, new Answer.Misconfigured($"the answer is longer than {LongestReply >> 20} MB: whoever lives there takes no events"));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, new Answer.Postponed(late.IsCancellationRequested ? $"no answer within {timeout.TotalSeconds:0} s" : "no connection in time"));
        }
        catch (Exception e) when (Forbidden(e) is { } forbidden)
        {
            return (null, new Answer.Misconfigured(forbidden.Message));
        }
        catch (HttpRequestException e)
        {
            return (null, FailureOf(e));
        }
        catch (IOException)
        {
            return (null, new Answer.Postponed("the connection broke before the answer was complete"));
        }
        catch (InvalidDataException)
        {
            return (null, new Answer.Postponed("the answer is packed in a way that cannot be undone"));
        }
    }

    public void Dispose() => _invoker.Dispose();

    static ForbiddenTargetException? Forbidden(Exception? e) =>
        e is null ? null : e as ForbiddenTargetException ?? Forbidden(e.InnerException);

    static Answer FailureOf(HttpRequestException e) => e switch
    {
        { InnerException: AuthenticationException insecure } => new Answer.Misconfigured($"no secure connection: {insecure.Message}"),
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new Answer.Misconfigured("the answer's headers have no end: whoever lives there takes no events"),
        { InnerException: SocketException unreached } => new Answer.Postponed($"no connection: {unreached.SocketErrorCode}"),
        _ => new Answer.Postponed($"no connection: {e.HttpRequestError}"),
    };

    /// <returns>Null when there is no end to it.</returns>
    static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, CancellationToken stop)
    {
        var stream = await content.ReadAsStreamAsync(stop);
        var buffer = new byte[Math.Min(content.Headers.ContentLength ?? 4096, LongestReply)];
        var length = 0;

        while (true)
        {
            if (length == buffer.Length)
            {
                if (length == LongestReply) return null;
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
