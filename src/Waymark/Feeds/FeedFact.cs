using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Waymark.Feeds;

/// <summary>How what a feed sent lies in the journal: the bytes as received, beside the feed's name.</summary>
public sealed class FeedFact
{
    static readonly byte[] End = [(byte)'}'];

    readonly byte[] _start;

    /// <param name="feed">The feed's id.</param>
    /// <param name="isHistory">It came as history.</param>
    public FeedFact(string feed, bool isHistory = false) =>
        _start = Encoding.UTF8.GetBytes($"{{\"feed\":{JsonSerializer.Serialize(feed)},{(isHistory ? "\"history\":true," : "")}\"batch\":");

    /// <param name="batch">JSON as received; it is referred to, not copied.</param>
    public ReadOnlySequence<byte> Of(ReadOnlyMemory<byte> batch)
    {
        var start = new Piece(_start, 0);
        var end = start.Then(batch).Then(End);
        return new ReadOnlySequence<byte>(start, 0, end, End.Length);
    }

    /// <param name="to">Where it goes.</param>
    /// <param name="feed">The feed's id.</param>
    /// <param name="read">What was read in it; its time, too, because the line does not tell its time zone.</param>
    /// <param name="line">As it stands in the file.</param>
    public static void WriteExportLine(IBufferWriter<byte> to, string feed, ExportLine read, ReadOnlySpan<byte> line)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("feed"u8, feed);
        json.WriteStartObject("export"u8);
        json.WriteString("event"u8, read.Event);
        json.WriteNumber("at"u8, read.At.ToUnixTimeMilliseconds());
        json.WriteString("id"u8, read.Id);
        json.WriteEndObject();
        json.WritePropertyName("line"u8);
        json.WriteRawValue(line, skipInputValidation: true);
        json.WriteEndObject();
    }

    /// <param name="to">Where it goes.</param>
    /// <param name="feed">The feed's id.</param>
    /// <param name="named">The event's name by the address; null when it gives none.</param>
    /// <param name="query">What followed the address's question mark.</param>
    /// <param name="body">JSON as received; null when the body is none.</param>
    /// <param name="text">A body that is no JSON.</param>
    public static void WriteWebhook(IBufferWriter<byte> to, string feed, string? named, string query, JsonElement? body, string? text)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("feed"u8, feed);

        if (named is not null) json.WriteString("event"u8, named);
        if (query.Length > 0) json.WriteString("query"u8, query);
        if (text is not null) json.WriteString("text"u8, text);

        if (body is { } whole)
        {
            json.WritePropertyName("body"u8);
            json.WriteRawValue(JsonMarshal.GetRawUtf8Value(whole), skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> bytes, long before)
        {
            Memory = bytes;
            RunningIndex = before;
        }

        public Piece Then(ReadOnlyMemory<byte> bytes)
        {
            var next = new Piece(bytes, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
