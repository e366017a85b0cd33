using System.Text.Json;

namespace Waymark.Connectors;

/// <summary>Copies an event's parameters as a partner takes them.</summary>
sealed record Parameters
{
    /// <summary>How many there may be.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>How many characters of a text the partner keeps.</summary>
    public int LongestText { get; init; } = int.MaxValue;

    /// <summary>How deep lists and objects may be; what is deeper travels as JSON text.</summary>
    public int Depth { get; init; } = int.MaxValue;

    /// <summary>How many members a list or object may have; what has more travels as JSON text.</summary>
    public int Members { get; init; } = int.MaxValue;

    /// <summary>The partner takes texts and numbers only: true and false are spelt out.</summary>
    public bool SpellsBooleans { get; init; }

    /// <summary>The partner's name for a parameter; empty when nothing of it is left.</summary>
    public Func<string, string> Name { get; init; } = static name => name;

    /// <summary>Writes every parameter that has a value.</summary>
    /// <param name="json">Stands inside the object.</param>
    /// <param name="values">The event's parameters: an object, or nothing is written.</param>
    /// <param name="taken">The names that are written already; those of the parameters are added.</param>
    public void Write(Utf8JsonWriter json, ReadOnlyMemory<byte> values, HashSet<string> taken)
    {
        using var document = JsonDocument.Parse(values);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return;

        foreach (var parameter in document.RootElement.EnumerateObject())
        {
            if (taken.Count >= Most) return;
            if (!HasValue(parameter.Value) || Name(parameter.Name) is not { Length: > 0 } name || !taken.Add(name)) continue;

            json.WritePropertyName(name);
            Write(json, parameter.Value);
        }
    }

    /// <returns>The text, cut at a character's edge.</returns>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    static bool HasValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.String => !value.ValueEquals(""u8),
        _ => true,
    };

    void Write(Utf8JsonWriter json, JsonElement value)
    {
        if (value.ValueKind is (JsonValueKind.Object or JsonValueKind.Array) && !Fits(value, Depth))
            json.WriteStringValue(Cut(value.GetRawText(), LongestText));
        else if (SpellsBooleans && value.ValueKind is (JsonValueKind.True or JsonValueKind.False))
            json.WriteStringValue(value.GetRawText());
        else
            WriteWhole(json, value);
    }

    void WriteWhole(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                json.WriteStringValue(Cut(value.GetString()!, LongestText));
                break;
            case JsonValueKind.Object:
                json.WriteStartObject();

                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    WriteWhole(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();

                foreach (var item in value.EnumerateArray())
                    WriteWhole(json, item);

                json.WriteEndArray();
                break;
            default:
                // Numbers keep the digits they came with.
                json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    bool Fits(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.Object => depth > 0 && value.GetPropertyCount() <= Members && value.EnumerateObject().All(member => Fits(member.Value, depth - 1)),
        JsonValueKind.Array => depth > 0 && value.GetArrayLength() <= Members && value.EnumerateArray().All(item => Fits(item, depth - 1)),
        _ => true,
    };
}
