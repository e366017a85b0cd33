using System.Text.Json;

namespace Waymark.Server.Intake;

/// <summary>The frame around every answer: a sentence, the status again, and the data.</summary>
static class Envelope
{
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">A sentence for developers.</param>
    /// <param name="writeData">Writes the keys of <c>data</c>.</param>
    public static ReadOnlyMemory<byte> Write(int status, string message, Action<Utf8JsonWriter> writeData) =>
        JsonBody.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("msg"u8, message);
            json.WriteNumber("status"u8, status);
            json.WriteStartObject("data"u8);
            writeData(json);
            json.WriteEndObject();
            json.WriteEndObject();
        });
}
