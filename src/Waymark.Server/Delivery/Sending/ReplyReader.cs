using System.Globalization;
using System.Net.Http.Headers;
using Waymark.Connectors;

namespace Waymark.Server.Delivery.Sending;

/// <summary>Reads what a partner replied, and no more of it than there may be.</summary>
static class ReplyReader
{
    /// <summary>A partner that refuses each record of a full call may repeat all of it in its answer.</summary>
    public const int LongestBody = 4 << 20;

    const int LongestWindowSeconds = 3600;

    /// <returns>Null when there is no end to it.</returns>
    public static async Task<Reply?> ReadAsync(HttpResponseMessage response, TimeProvider clock, CancellationToken stop) =>
        await ReadAsync(response.Content, stop) is { } body
            ? new Reply((int)response.StatusCode, body, RetryAfter(response.Headers, clock.GetUtcNow()))
            : null;

    static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, CancellationToken stop)
    {
        var stream = await content.ReadAsStreamAsync(stop);
        var buffer = new byte[Math.Min(content.Headers.ContentLength ?? 4096, LongestBody)];
        var length = 0;

        while (true)
        {
            if (length == buffer.Length)
            {
                if (length == LongestBody) return null;
                Array.Resize(ref buffer, Math.Min(Math.Max(length * 2, 4096), LongestBody));
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), stop);
            if (read == 0) break;
            length += read;
        }

        return buffer.AsMemory(0, length);
    }

    static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var said = headers.RetryAfter;
        var wait = said?.Delta ?? said?.Date - now ?? UntilNextWindow(headers, now);
        return wait > TimeSpan.Zero ? wait : null;
    }

    // Some partners, Braze among them, say instead when calls may come again: in seconds since 1970.
    static TimeSpan? UntilNextWindow(HttpResponseHeaders headers, DateTimeOffset now) =>
        headers.TryGetValues("X-RateLimit-Reset", out var reset)
        && long.TryParse(reset.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds - now.ToUnixTimeSeconds() is > 0 and <= LongestWindowSeconds and var wait
            ? TimeSpan.FromSeconds(wait)
            : null;
}
