using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Sandbox.CleverTap.Deeds;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>An event in mParticle's words.</summary>
static class WireEvent
{
    /// <param name="messageId">Its <c>source_message_id</c>.</param>
    public static JsonObject Of(StoredEvent happened, string messageId)
    {
        var published = Catalogue.Find(happened.Name);
        var type = published?.Type ?? "custom_event";
        var data = new JsonObject();

        // An uninstall has no name on the wire: its type says it.
        if (type == "custom_event")
        {
            data["event_name"] = happened.Name;
            data["custom_event_type"] = published?.CustomType ?? "other";
        }

        data["timestamp_unixtime_ms"] = happened.At * 1_000;
        data["source_message_id"] = messageId;
        data["custom_attributes"] = Attributes(happened);
        return new JsonObject { ["event_type"] = type, ["data"] = data };
    }

    // Attributes are texts; whatever has parts goes as JSON text.
    static JsonObject Attributes(StoredEvent happened)
    {
        var attributes = new JsonObject();

        foreach (var property in happened.Properties.EnumerateObject())
        {
            if (TextOf(property.Value) is { } text) attributes[property.Name] = text;
        }

        if (!happened.Session.EnumerateObject().Any()) return attributes;

        attributes["session_props"] = happened.Session.GetRawText();

        foreach (var property in happened.Session.EnumerateObject())
        {
            if (TextOf(property.Value) is not { } text) continue;

            attributes[property.Name] = text;
            if (property.NameEquals("utm_source")) attributes["session_source"] = text;
        }

        return attributes;
    }

    static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
