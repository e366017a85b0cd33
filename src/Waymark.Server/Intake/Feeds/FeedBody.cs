using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Waymark.Feeds;

namespace Waymark.Server.Intake.Feeds;

/// <summary>What a feed posted, plain or packed with gzip. Whoever read it disposes it once the answer is made.</summary>
readonly struct FeedBody : IDisposable
{
    readonly RequestBody _received;
    readonly byte[]? _rented;

    FeedBody(RequestBody received)
    {
        _received = received;
        Bytes = received.Bytes;
        Refusal = received.Refusal is { } unread ? FeedAnswers.Unread(unread) : null;
    }

    FeedBody(byte[] rented, int length)
    {
        _rented = rented;
        Bytes = rented.AsMemory(0, length);
    }

    FeedBody(Answer refusal) => Refusal = refusal;

    /// <summary>All of it, unpacked; valid until disposed.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Why there are no bytes.</summary>
    public Answer? Refusal { get; }

    public static async ValueTask<FeedBody> ReadAsync(HttpContext context)
    {
        var encoding = context.Request.Headers.ContentEncoding.ToString().Trim();
        var isPlain = encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

        if (!isPlain && !encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) && !encoding.Equals("x-gzip", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.AcceptEncoding = "gzip";
            return new(FeedAnswers.EncodingUnknown);
        }

        var received = await RequestBody.ReadAsync(context.Request, FeedLimits.LongestRequest, context.RequestAborted);

        if (isPlain || received.Refusal is not null) return new(received);

        using (received)
            return Unpack(received.Bytes);
    }

    public void Dispose()
    {
        _received.Dispose();

        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
    }

    // A few bytes can stand for gigabytes: no more is unpacked than one byte beyond what may come plain.
    static FeedBody Unpack(ReadOnlyMemory<byte> packed)
    {
        var rented = ArrayPool<byte>.Shared.Rent(FeedLimits.LongestRequest + 1);

        try
        {
            var source = MemoryMarshal.TryGetArray(packed, out var array) ? array : packed.ToArray();
            using var gzip = new GZipStream(new MemoryStream(source.Array!, source.Offset, source.Count, writable: false), CompressionMode.Decompress);
            var length = gzip.ReadAtLeast(rented.AsSpan(0, FeedLimits.LongestRequest + 1), FeedLimits.LongestRequest + 1, throwOnEndOfStream: false);

            if (length <= FeedLimits.LongestRequest) return new(rented, length);

            ArrayPool<byte>.Shared.Return(rented);
            return new(FeedAnswers.TooLarge);
        }
        catch (InvalidDataException)
        {
            ArrayPool<byte>.Shared.Return(rented);
            return new(FeedAnswers.NotGzip);
        }
    }
}
