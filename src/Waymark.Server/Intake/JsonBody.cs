using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Waymark.Server.Intake;

/// <summary>Writes the body of an answer that depends on what is known.</summary>
static class JsonBody
{
    // Answers are JSON by content type and never part of a page, so URLs may keep their ampersands.
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(512);

        using (var json = new Utf8JsonWriter(bytes, Plain))
            write(json);

        return bytes.WrittenMemory;
    }
}
