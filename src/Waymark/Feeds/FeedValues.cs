using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;
using Waymark.Events;

namespace Waymark.Feeds;

/// <summary>The attributes of a feed's event as they are kept: the sender's own keys and values, cut only beyond the documented limits.</summary>
public static class FeedValues
{
    // What an event's own fields are about besides what happened; the rest belongs to types that have no custom attributes.
    static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
        [
            "custom_attributes", "custom_flags", "event_name", "custom_event_type", "timestamp_unixtime_ms", "source_message_id", "session_uuid",
            "session_id", "event_id", "event_num", "location", "device_current_state", "canonical_name", "lifetime_value_change",
            "session_start_unixtime_ms", "event_start_unixtime_ms", "data_connection_type", "media_info",
        ],
        StringComparer.Ordinal);

    /// <param name="happened">The event.</param>
    /// <param name="warn">Hears the code of everything that had to be cut.</param>
    /// <returns>A JSON object in UTF-8.</returns>
    public static ReadOnlyMemory<byte> Of(FeedEvent happened, Action<string> warn)
    {
        var attributes = happened.Attributes;

        if (happened.Type is "custom_event" or "uninstall")
        {
            if (attributes.ValueKind != JsonValueKind.Object) return StreamEvent.NoValues;
            if (IsWithinLimits(attributes)) return JsonMarshal.GetRawUtf8Value(attributes).ToArray();
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();

        if (attributes.ValueKind == JsonValueKind.Object) WriteAttributes(json, attributes, warn);
        if (happened.Type is not ("custom_event" or "uninstall")) WriteFields(json, happened);

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    static bool IsWithinLimits(JsonElement attributes)
    {
        var count = 0;

        foreach (var attribute in attributes.EnumerateObject())
        {
            // Bytes are never fewer than characters.
            if (++count > FeedLimits.MostAttributes
                || JsonMarshal.GetRawUtf8PropertyName(attribute).Length > FeedLimits.LongestName
                || (attribute.Value.ValueKind == JsonValueKind.String && JsonMarshal.GetRawUtf8Value(attribute.Value).Length > FeedLimits.LongestValue))
            {
                return false;
            }
        }

        return true;
    }

    static void WriteAttributes(Utf8JsonWriter json, JsonElement attributes, Action<string> warn)
    {
        var count = 0;

        foreach (var attribute in attributes.EnumerateObject())
        {
            if (++count > FeedLimits.MostAttributes)
            {
                warn("attributes_left_out");
                return;
            }

            if (attribute.Name.Length > FeedLimits.LongestName) warn("attribute_name_cut");
            json.WritePropertyName(FeedEvent.Cut(attribute.Name, FeedLimits.LongestName));

            if (attribute.Value.ValueKind == JsonValueKind.String && attribute.Value.GetString() is { Length: > FeedLimits.LongestValue } text)
            {
                warn("attribute_value_cut");
                json.WriteStringValue(FeedEvent.Cut(text, FeedLimits.LongestValue));
            }
            else
            {
                attribute.Value.WriteTo(json);
            }
        }
    }

    static void WriteFields(Utf8JsonWriter json, FeedEvent happened)
    {
        if (happened.Details.ValueKind != JsonValueKind.Object) return;

        foreach (var field in happened.Details.EnumerateObject())
        {
            var isTaken = happened.Attributes.ValueKind == JsonValueKind.Object && happened.Attributes.TryGetProperty(field.Name, out _);

            if (!isTaken && !Common.Contains(field.Name)) field.WriteTo(json);
        }
    }
}
