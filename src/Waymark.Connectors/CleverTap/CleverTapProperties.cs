using System.Text;
using System.Text.Json;

namespace Waymark.Connectors.CleverTap;

/// <summary>Copies an event's parameters into <c>evtData</c>: flat, without blanks, under allowed keys.</summary>
/// <remarks>Runs for every record, so it copies bytes from reader to writer and makes no strings for ordinary parameters.</remarks>
ref struct CleverTapProperties(Utf8JsonWriter json, ReadOnlySpan<byte> values)
{
    /// <summary>CleverTap's limit is 100; our own few come on top of the app's.</summary>
    const int Most = 95;

    readonly ReadOnlySpan<byte> _values = values;

    int _written;

    public void Copy(ReadOnlySpan<byte> except = default)
    {
        var reader = new Utf8JsonReader(_values);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IsLeftOut(ref reader, except))
                reader.Skip();
            else
                CopyProperty(ref reader);
        }
    }

    readonly bool IsLeftOut(ref Utf8JsonReader reader, ReadOnlySpan<byte> except) =>
        reader.ValueTextEquals(CleverTapRecord.EventId)
        || (except.Length > 0 && reader.ValueTextEquals(except))
        || _written == Most;

    void CopyProperty(ref Utf8JsonReader reader)
    {
        var key = reader.ValueSpan;
        var changed = reader.ValueIsEscaped || !CleverTapNames.IsCleanKey(key) ? CleverTapNames.Key(reader.GetString()!) : null;
        reader.Read();

        if (changed is not null && (changed.Length == 0 || IsTaken(changed, reader.TokenStartIndex)))
        {
            reader.Skip();
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
            case JsonTokenType.String when reader.ValueSpan.IsEmpty:
                return;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                WriteName(key, changed);
                WriteNested(ref reader);
                break;
            case JsonTokenType.String:
                WriteName(key, changed);
                WriteText(ref reader);
                break;
            default:
                // Numbers and booleans keep the digits they came with.
                WriteName(key, changed);
                json.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }

        _written++;
    }

    readonly void WriteName(ReadOnlySpan<byte> key, string? changed)
    {
        if (changed is null)
            json.WritePropertyName(key);
        else
            json.WritePropertyName(changed);
    }

    readonly void WriteText(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
            json.WriteStringValue(CleverTapText.Cut(reader.GetString()!));
        else
            json.WriteStringValue(CleverTapText.Cut(reader.ValueSpan));
    }

    // CleverTap refuses nesting with 512, so it travels as JSON text.
    readonly void WriteNested(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        json.WriteStringValue(CleverTapText.Cut(_values[start..(int)reader.BytesConsumed]));
    }

    // Two keys may become one when characters are taken out: the one that was allowed as it was, else the first, keeps the name.
    readonly bool IsTaken(string name, long before)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        var reader = new Utf8JsonReader(_values);
        reader.Read();

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAsItWas = reader.ValueTextEquals(utf8);
            var isSame = isAsItWas || CleverTapNames.Key(reader.GetString()!) == name;
            reader.Read();

            if (isSame && reader.TokenStartIndex != before && (isAsItWas || reader.TokenStartIndex < before))
                return true;

            reader.Skip();
        }

        return false;
    }
}
