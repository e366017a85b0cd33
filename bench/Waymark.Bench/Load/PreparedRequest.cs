using System.Text;

namespace Waymark.Bench.Load;

/// <summary>An HTTP/1.1 request as bytes, with the places that change from one sending to the next.</summary>
sealed class PreparedRequest
{
    readonly byte[] _bytes;
    readonly Slot[] _slots;

    PreparedRequest(string text, int bodyLength)
    {
        _bytes = Encoding.ASCII.GetBytes(text);
        _slots = [.. FindSlots(_bytes)];
        BodyLength = bodyLength;
    }

    public int Length => _bytes.Length;

    public int BodyLength { get; }

    /// <param name="path">Where to.</param>
    /// <param name="lines">A JSON document; its line ends are for the reader and are not sent.</param>
    /// <param name="authorization">The header's value; null for requests whose body says who speaks.</param>
    public static PreparedRequest Post(string path, string lines, string? authorization = null)
    {
        var body = string.Concat(lines.Split('\n'));

        return new PreparedRequest($"""
            POST {path} HTTP/1.1
            Host: 127.0.0.1
            Content-Type: application/json
            Accept: application/json
            X-Forwarded-For: {Slot.Address}
            Content-Length: {body.Length}{(authorization is null ? "" : $"\nAuthorization: {authorization}")}


            """.ReplaceLineEndings("\r\n") + body, body.Length);
    }

    public static PreparedRequest Get(string path, string host, string userAgent) => new(
        $"""
        GET {path} HTTP/1.1
        Host: {host}
        User-Agent: {userAgent}
        Accept: text/html
        X-Forwarded-For: {Slot.Address}


        """.ReplaceLineEndings("\r\n"), 0);

    /// <returns>The part of the buffer to send.</returns>
    public Memory<byte> Fill(byte[] buffer, RequestIds ids)
    {
        _bytes.CopyTo(buffer, 0);

        foreach (var slot in _slots)
            slot.Fill(buffer, ids);

        return buffer.AsMemory(0, _bytes.Length);
    }

    static IEnumerable<Slot> FindSlots(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            if (!Slot.IsMarker(bytes[at]))
                continue;

            var start = at;

            while (at < bytes.Length && bytes[at] == bytes[start])
                at++;

            yield return new Slot(bytes[start], start, at - start);
        }
    }
}
