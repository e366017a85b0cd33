using System.Globalization;
using System.Text.Json;

namespace Waymark.Facts;

/// <summary>Reads the fields of what somebody asks for, and remembers the first that is wrong. Null and empty count as absent.</summary>
/// <param name="root">A JSON object; anything else has no fields.</param>
/// <param name="path">Where it stands in the body, for the sentences: <c>link_params.</c>; empty for the body itself.</param>
/// <param name="camelCase">The body spells <c>max_claims</c> as <c>maxClaims</c>.</param>
public sealed class Fields(JsonElement root, string path = "", bool camelCase = false)
{
    static readonly string[] MomentForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>What is wrong first, as a sentence that names the field; null while nothing is.</summary>
    public string? Mistake { get; private set; }

    /// <returns>The text; a number as it was written.</returns>
    public string? Text(string name, int longest)
    {
        if (Find(name) is not { } value) return null;

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => Fail(name, "must be text"),
        };

        text = text?.Trim();
        if (text?.Length > longest) return Fail(name, $"is longer than {longest} characters");
        if (text?.Contains('\0', StringComparison.Ordinal) == true) return Fail(name, "contains a NUL");

        return string.IsNullOrEmpty(text) ? null : text;
    }

    public string? Required(string name, int longest) => Text(name, longest) ?? Fail(name, "is required");

    public bool? Flag(string name) => Find(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when YesOrNo.Read(value.GetString()) is { } said => said,
        _ => FailFlag(name),
    };

    /// <returns>A whole number; text of digits counts, because queries have no numbers.</returns>
    public int? Whole(string name, int least, int most)
    {
        if (Find(name) is not { } value) return null;

        var isNumber = value.ValueKind == JsonValueKind.Number
            ? value.TryGetInt32(out var number)
            : int.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : null, NumberStyles.None, CultureInfo.InvariantCulture, out number);

        if (isNumber && number >= least && number <= most) return number;

        Fail(name, $"must be a whole number from {least} to {most}");
        return null;
    }

    /// <returns>ISO 8601; UTC unless it says otherwise.</returns>
    public DateTimeOffset? Moment(string name)
    {
        if (Text(name, 64) is not { } text) return null;

        if (DateTimeOffset.TryParseExact(
            text, MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return moment;
        }

        Fail(name, "must be a moment such as 2026-01-31T12:00:00Z");
        return null;
    }

    /// <returns>One of some words, as it is spelt here.</returns>
    public string? OneOf(string name, params ReadOnlySpan<string> words)
    {
        if (Text(name, 64) is not { } text) return null;

        foreach (var word in words)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase)) return word;
        }

        return Fail(name, $"must be one of {string.Join(", ", words!)}");
    }

    /// <returns>Texts by key; numbers and booleans as they were written.</returns>
    public IReadOnlyDictionary<string, string> Pairs(string name, int most, int longestKey = 64, int longestValue = 1_024)
    {
        var pairs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Object(name) is not { } value) return pairs;

        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null) continue;

            if (property.Name.Length is 0 || property.Name.Length > longestKey)
                Fail(name, $"may have keys of 1 to {longestKey} characters");
            else if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                Fail($"{name}.{property.Name}", "must be text, a number or true or false");
            else if ((DeviceCall.Text(value, property.Name) ?? "") is var text && text.Length > longestValue)
                Fail($"{name}.{property.Name}", $"is longer than {longestValue} characters");
            else
                pairs[property.Name] = text;
        }

        if (pairs.Count > most) Fail(name, $"may have {most} keys at most");
        return pairs;
    }

    /// <returns>An object; null when there is none.</returns>
    public JsonElement? Object(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Object) return value;

        Fail(name, "must be an object");
        return null;
    }

    /// <returns>The value as it is; null when absent or null.</returns>
    public JsonElement? Find(string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(Spell(name), out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>An object inside, spelt as this one is.</summary>
    public Fields Inside(JsonElement inner, string name) => new(inner, $"{path}{Spell(name)}.", camelCase);

    /// <summary>Whether the field is there, be it null.</summary>
    public bool Has(string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(Spell(name), out _);

    /// <summary>A misspelt key that was passed over would be a wish not heard.</summary>
    public void RefuseOthers(params ReadOnlySpan<string> known)
    {
        if (root.ValueKind != JsonValueKind.Object) return;

        foreach (var property in root.EnumerateObject())
        {
            if (!IsAmong(known, property.Name)) Fail(property.Name, $"is unknown; known are {string.Join(", ", known.ToArray().Select(Spell))}");
        }
    }

    /// <summary>Notes a mistake, unless there was one before.</summary>
    /// <returns>Null, so that it can stand for the value.</returns>
    public string? Fail(string name, string what)
    {
        Mistake ??= $"{path}{Spell(name)} {what}";
        return null;
    }

    /// <summary>Notes what is wrong inside.</summary>
    public void Take(Fields inner) => Mistake ??= inner.Mistake;

    string Spell(string name)
    {
        if (!camelCase || !name.Contains('_', StringComparison.Ordinal)) return name;

        var words = name.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));
    }

    bool IsAmong(ReadOnlySpan<string> known, string name)
    {
        foreach (var one in known)
        {
            if (Spell(one) == name) return true;
        }

        return false;
    }

    bool? FailFlag(string name)
    {
        Fail(name, "must be true or false");
        return null;
    }
}
