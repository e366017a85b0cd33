using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Waymark.Connectors.CleverTap;

/// <summary>Writes one record of an upload: what all kinds share, around what each has of its own.</summary>
static class CleverTapRecord
{
    // One writer per thread: records are written whole, one after the other, and copied out at their exact length.
    [ThreadStatic]
    static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _writer;

    /// <summary>Our event's id among the properties, by which a repeat can be recognised.</summary>
    public static ReadOnlySpan<byte> EventId => "om_event_id"u8;

    public delegate void Content<in TState>(Utf8JsonWriter json, TState state);

    public static Parcel Event<TState>(CleverTapIdentity whose, string name, DateTimeOffset at, TState state, Content<TState> properties) =>
        new(CleverTapRoute.Upload, Write(whose, name, at, state, properties));

    public static Parcel Profile<TState>(CleverTapIdentity whose, DateTimeOffset at, TState state, Content<TState> attributes) =>
        new(CleverTapRoute.Upload, Write(whose, null, at, state, attributes))
        {
            Link = whose is CleverTapIdentity.Device { Owner: { } person } device ? new IdentityLink(device.Id, person) : null,
        };

    static ReadOnlyMemory<byte> Write<TState>(
        CleverTapIdentity whose, string? eventName, DateTimeOffset at, TState state, Content<TState> content)
    {
        var (buffer, json) = _writer ??= NewWriter();
        buffer.ResetWrittenCount();
        json.Reset();

        json.WriteStartObject();
        json.WriteString("type"u8, eventName is null ? "profile"u8 : "event"u8);
        WriteIdentity(json, whose);
        json.WriteNumber("ts"u8, at.ToUnixTimeSeconds());
        json.WriteString("$source"u8, CleverTapApi.Source);

        if (eventName is not null)
            json.WriteString("evtName"u8, eventName);

        json.WriteStartObject(eventName is null ? "profileData"u8 : "evtData"u8);

        // With the device on top, the person's id inside links the two.
        if (eventName is null && whose is CleverTapIdentity.Device { Owner: { } person })
            json.WriteString("identity"u8, person);

        content(json, state);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    static void WriteIdentity(Utf8JsonWriter json, CleverTapIdentity whose)
    {
        switch (whose)
        {
            case CleverTapIdentity.Device device:
                json.WriteString("objectId"u8, device.Id);
                break;
            case CleverTapIdentity.Person person:
                json.WriteString("identity"u8, person.Id);
                break;
            default:
                throw new InvalidOperationException("A record needs a device or a person.");
        }
    }

    static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) NewWriter()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var options = new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return (buffer, new Utf8JsonWriter(buffer, options));
    }
}
