using System.Buffers.Text;

namespace Waymark.Bench.Load;

/// <summary>Finds the end of an HTTP/1.1 answer in what has arrived so far.</summary>
static class HttpAnswer
{
    /// <returns>The status once the answer is complete, else 0.</returns>
    public static int StatusIfComplete(ReadOnlySpan<byte> arrived)
    {
        var headEnd = arrived.IndexOf("\r\n\r\n"u8);

        if (headEnd < 0)
            return 0;

        var head = arrived[..headEnd];
        var body = arrived[(headEnd + 4)..];

        if (!Utf8Parser.TryParse(head[9..12], out int status, out _))
            throw new IOException("The answer is not HTTP.");

        if (Header(head, "content-length"u8) is { IsEmpty: false } length)
            return Utf8Parser.TryParse(length, out int expected, out _) && body.Length >= expected ? status : 0;

        if (!Header(head, "transfer-encoding"u8).IsEmpty)
            return body.EndsWith("0\r\n\r\n"u8) ? status : 0;

        return status;
    }

    static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        while (true)
        {
            var lineEnd = head.IndexOf("\r\n"u8);
            var line = lineEnd < 0 ? head : head[..lineEnd];

            if (line.Length > name.Length && line[name.Length] == ':' && EqualsIgnoringCase(line[..name.Length], name))
                return line[(name.Length + 1)..].TrimStart((byte)' ');

            if (lineEnd < 0)
                return default;

            head = head[(lineEnd + 2)..];
        }
    }

    static bool EqualsIgnoringCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerCase)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if ((text[i] | 0x20) != lowerCase[i])
                return false;
        }

        return true;
    }
}
