using System.Buffers;
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

    public HttpContent ToContent()
    {
        var content = new ReadOnlyMemoryContent(_bytes.WrittenMemory);
        content.Headers.ContentType = Json;
        return content;
    }
}
