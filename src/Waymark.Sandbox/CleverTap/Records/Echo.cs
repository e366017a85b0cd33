using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>A refused record as CleverTap repeats it: almost, but not quite, what was sent.</summary>
static class Echo
{
    public static JsonNode? Of(JsonElement raw)
    {
        var echo = JsonSerializer.SerializeToNode(raw);
        if (echo is not JsonObject record)
            return echo;

        if (record["identity"] is JsonValue identity && identity.GetValueKind() == JsonValueKind.Number)
            record["identity"] = identity.ToJsonString();

        if (record["profileData"] is JsonObject changes
            && raw.Find("profileData")?.Find("Phone") is { } phone && SystemKeys.IsPhone(phone))
        {
            changes["Phone"] = long.Parse(phone.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        return echo;
    }
}
