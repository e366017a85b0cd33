using System.IO.Compression;

namespace Waymark.Sandbox.Inbox;

/// <summary>Reads a request to its end.</summary>
static class RequestReading
{
    const int Most = 32 * 1024 * 1024;

    // What the connection is made of says nothing about the caller.
    static readonly HashSet<string> Uninteresting = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Content-Length", "Transfer-Encoding", "Accept-Encoding", "traceparent", "tracestate",
    };

    /// <returns>The request, or null when its body is longer than anybody takes.</returns>
    public static async Task<ReceivedRequest?> ReadAsync(HttpContext http, DateTimeOffset at, CancellationToken stop)
    {
        var request = http.Request;
        var isZipped = request.Headers.ContentEncoding.Contains("gzip");
        await using var body = isZipped ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];

        for (int count; (count = await body.ReadAsync(buffer, stop)) > 0;)
        {
            if (read.Length + count > Most) return null;
            await read.WriteAsync(buffer.AsMemory(0, count), stop);
        }

        var headers = request.Headers
            .Where(header => !Uninteresting.Contains(header.Key))
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new(at, request.Method, request.Path, request.QueryString.Value ?? "", headers, read.ToArray());
    }
}
