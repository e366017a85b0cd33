using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Waymark.Connectors;

/// <summary>Writes one record's JSON.</summary>
static class RecordWriter
{
    // One writer per thread: records are written whole, one after the other, and copied out at their exact length.
    [ThreadStatic]
    static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _writer;

    public delegate void Content<in TState>(Utf8JsonWriter json, TState state);

    /// <param name="state">What the content is made of.</param>
    /// <param name="content">Writes what is inside the record's braces.</param>
    public static ReadOnlyMemory<byte> Write<TState>(TState state, Content<TState> content)
    {
        var (buffer, json) = _writer ??= NewWriter();
        buffer.ResetWrittenCount();
        json.Reset();

        json.WriteStartObject();
        content(json, state);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) NewWriter()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var options = new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return (buffer, new Utf8JsonWriter(buffer, options));
    }
}
