namespace Waymark.Devices;

/// <summary>Reads and compares hardware models.</summary>
public static class DeviceModels
{
    const int LongestRead = 80;

    /// <returns>The model; null for names that every device of a kind has, such as <c>iPhone</c> or Chrome's <c>K</c>.</returns>
    public static string? Read(string? text)
    {
        var model = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        // Samsung's browser writes the maker in front, in capitals.
        if (model.StartsWith("SAMSUNG ", StringComparison.Ordinal)) model = model["SAMSUNG ".Length..];

        return model.Length > LongestRead || model.Any(char.IsControl) || IsGeneric(model) ? null : model;
    }

    /// <summary>Apple's hardware identifier, such as <c>iPhone15,3</c>.</summary>
    public static bool IsAppleIdentifier(string text) =>
        (text.StartsWith("iPhone", StringComparison.Ordinal) || text.StartsWith("iPad", StringComparison.Ordinal)
            || text.StartsWith("iPod", StringComparison.Ordinal))
        && text.IndexOf(',') is > 4 and var comma
        && char.IsAsciiDigit(text[comma - 1])
        && comma + 1 < text.Length && char.IsAsciiDigit(text[comma + 1]);

    /// <summary>
    /// Models agree when they are equal, or when one ends with the other as whole words: SDKs put the maker in front
    /// ("google Pixel 8"). Not "contains": a Pixel 8 is not a Pixel 8 Pro.
    /// </summary>
    public static Agreement Compare(string? one, string? other)
    {
        if (Read(one) is not { } a || Read(other) is not { } b) return Agreement.Missing;

        return EndsWithWords(a, b) || EndsWithWords(b, a) ? Agreement.Agree : Agreement.Differ;
    }

    static bool EndsWithWords(string longer, string shorter) =>
        longer.EndsWith(shorter, StringComparison.OrdinalIgnoreCase)
        && (longer.Length == shorter.Length || longer[longer.Length - shorter.Length - 1] is ' ' or '_' or '-');

    static bool IsGeneric(string model) => model.ToLowerInvariant() is
        "" or "k" or "iphone" or "ipad" or "ipod" or "ipod touch" or "android" or "unknown" or "null" or "undefined" or "generic";
}
