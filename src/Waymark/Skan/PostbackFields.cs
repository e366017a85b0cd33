using System.Globalization;
using System.Text.Json;

namespace Waymark.Skan;

/// <summary>The fields of a postback, read strictly: a lenient reader can be fooled while the signature still verifies.</summary>
sealed class PostbackFields(JsonElement body)
{
    /// <summary>Stands between the values of a signed string, and so may not stand in one.</summary>
    public const char Separator = '\u2063';

    const int Longest = 256;

    static readonly string[] CoarseValues = ["low", "medium", "high"];

    /// <summary>The first mistake; null while there is none.</summary>
    public string? Problem { get; private set; }

    public bool Has(string name) => body.TryGetProperty(name, out _);

    public string Text(string name) => OptionalText(name) ?? Missing(name, "");

    public string? OptionalText(string name)
    {
        if (!body.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind != JsonValueKind.String) return Wrong<string>(name, "a text");

        var text = value.GetString()!;
        return text.Length is > 0 and <= Longest && !text.Contains(Separator, StringComparison.Ordinal) ? text : Wrong<string>(name, "a plain text of 1 to 256 characters");
    }

    public long Number(string name) => OptionalNumber(name) ?? Missing(name, 0L);

    public long? OptionalNumber(string name)
    {
        if (!body.TryGetProperty(name, out var value)) return null;

        // What is signed is the plain decimal: 5.0 or 5e0 is another text than 5.
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && value.GetRawText() == number.ToString(CultureInfo.InvariantCulture))
            return number;

        Wrong<string>(name, "a whole number");
        return null;
    }

    public int Number(string name, int least, int most)
    {
        var number = Number(name);
        if (Problem is null && (number < least || number > most)) Wrong<string>(name, $"{least} to {most}");
        return (int)Math.Clamp(number, least, most);
    }

    public bool Flag(string name)
    {
        if (!body.TryGetProperty(name, out var value)) return Missing(name, false);
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();

        Wrong<string>(name, "true or false");
        return false;
    }

    /// <summary>A UUID in any letter case, as received.</summary>
    public string Uuid(string name)
    {
        var text = Text(name);
        if (Problem is null && !Guid.TryParseExact(text, "D", out _)) Wrong<string>(name, "a UUID");
        return text;
    }

    public string SourceIdentifier(string name)
    {
        var text = Text(name);
        if (Problem is null && (text.Length is < 2 or > 4 || !text.All(char.IsAsciiDigit))) Wrong<string>(name, "two to four digits");
        return text;
    }

    /// <summary>0 to 63; relays write texts and nulls, and nothing signs it: what makes no sense is not there.</summary>
    public int? FineValue(string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number is >= 0 and <= 63 ? number : null;

    /// <inheritdoc cref="FineValue"/>
    public string? CoarseValue(string name) =>
        UnsignedText(name)?.ToLowerInvariant() is { } text && CoarseValues.Contains(text) ? text : null;

    /// <inheritdoc cref="FineValue"/>
    public string? Country(string name) =>
        UnsignedText(name) is { Length: 2 } text && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : null;

    public string? UnsignedText(string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Notes a mistake that no single field makes.</summary>
    public void Refuse(string problem) => Problem ??= problem;

    T Missing<T>(string name, T instead)
    {
        Problem ??= $"{name} is missing.";
        return instead;
    }

    T? Wrong<T>(string name, string wanted)
        where T : class
    {
        Problem ??= $"{name} must be {wanted}.";
        return null;
    }
}
