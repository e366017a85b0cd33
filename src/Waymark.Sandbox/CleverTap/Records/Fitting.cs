using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>Looks over all properties of a record for names and values that do not fit.</summary>
static class Fitting
{
    static readonly SearchValues<byte> Suspicious = SearchValues.Create(".:$'\"\\%><!|&;#"u8);

    /// <param name="fitKey">How a key is made to fit.</param>
    /// <returns>The same properties when all of them fit, else new ones and the complaints.</returns>
    public static (JsonElement Properties, string? Complaints) Look(JsonElement properties, Func<string, Fit> fitKey)
    {
        foreach (var property in properties.EnumerateObject())
        {
            if (!IsPlain(property))
                return Rebuild(properties, fitKey);
        }

        return (properties, null);
    }

    // Runs for every property of every record: looks at the raw bytes and leaves doubtful ones to Rebuild.
    static bool IsPlain(JsonProperty property)
    {
        var name = JsonMarshal.GetRawUtf8PropertyName(property);
        if (name.Length is 0 or > Fit.LongestKey || name[0] == ' ' || name[^1] == ' ' || name.ContainsAny(Suspicious))
            return false;

        return property.Value.ValueKind != JsonValueKind.String
            || JsonMarshal.GetRawUtf8Value(property.Value).Length - 2 <= Fit.LongestValue;
    }

    static (JsonElement, string?) Rebuild(JsonElement properties, Func<string, Fit> fitKey)
    {
        var fitted = new JsonObject();
        List<string> complaints = [];

        foreach (var property in properties.EnumerateObject())
        {
            var key = fitKey(property.Name);
            if (key.Complaint is { } odd)
                complaints.Add(odd);

            var node = JsonSerializer.SerializeToNode(property.Value);
            if (property.Value.ValueKind == JsonValueKind.String)
            {
                var value = Fit.Value(property.Name, property.Value.GetString()!);
                if (value.Complaint is { } tooLong)
                {
                    complaints.Add(tooLong);
                    node = JsonValue.Create(value.Text);
                }
            }

            if (key.Text.Length > 0)
                fitted[key.Text] = node;
        }

        return complaints.Count == 0
            ? (properties, null)
            : (JsonSerializer.SerializeToElement(fitted), string.Join("; ", complaints));
    }
}
