using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Apps.Documents;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Flows;

/// <summary>Writes what flows and rewards tell.</summary>
static class FlowText
{
    public static JsonObject Of(IReadOnlyDictionary<string, JsonElement> data) =>
        new(data.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));

    public static JsonObject Of(Person person) => person.UserId is { } user
        ? new JsonObject { ["user_id"] = user }
        : new JsonObject { ["install_instance_id"] = person.InstallId };

    /// <summary>Without the keys that have no value.</summary>
    public static ReadOnlyMemory<byte> Write(JsonObject values)
    {
        foreach (var part in values.Select(pair => pair.Value).OfType<JsonObject>().Append(values).ToList())
        {
            foreach (var empty in part.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
                part.Remove(empty);
        }

        return Encoding.UTF8.GetBytes(values.ToJsonString(DocumentJson.Readable));
    }
}
