using System.Buffers;
using System.IO.Compression;
using System.Net.Http.Headers;

namespace Waymark.Connectors;

/// <summary>A request's body, put together from finished records: they only need commas between and brackets around them.</summary>
sealed class JsonBody
{
    static readonly MediaTypeHeaderValue Json = new("application/json");

    readonly ArrayBufferWriter<byte> _bytes = new(4096);

    public JsonBody Add(ReadOnlySpan<byte> text)
    {
        _bytes.Write(text);
        return this;
    }

    public JsonBody AddAll(IEnumerable<Parcel> parcels)
    {
        var isFirst = true;

        foreach (var parcel in parcels)
        {
            if (!isFirst)
                _bytes.Write(","u8);

            _bytes.Write(parcel.Body.Span);
            isFirst = false;
        }

        return this;
    }

    public HttpContent ToZippedContent()
    {
        var zipped = new MemoryStream(_bytes.WrittenCount / 4);

        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(_bytes.WrittenSpan);

        var content = new ByteArrayContent(zipped.GetBuffer(), 0, (int)zipped.Length);
        content.Headers.ContentType = Json;
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    public HttpContent ToContent()
    {
        var content = new ReadOnlyMemoryContent(_bytes.WrittenMemory);
        content.Headers.ContentType = Json;
        return content;
    }
}
