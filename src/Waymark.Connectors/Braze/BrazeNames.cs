using System.Collections.Frozen;

namespace Waymark.Connectors.Braze;

/// <summary>Names and texts as Braze takes them.</summary>
static class BrazeNames
{
    const int Longest = 255;

    static readonly FrozenSet<string> Reserved =
        new[] { "time", "product_id", "quantity", "event_name", "price", "currency" }.ToFrozenSet(StringComparer.Ordinal);

    /// <returns>The name of an event or a product; empty when nothing is left.</returns>
    public static string Event(string name) => Cut(name.Trim());

    /// <returns>The property's key: without leading dollar signs, and not one that Braze keeps for itself; empty when nothing is left.</returns>
    public static string Key(string key)
    {
        var text = Cut(key.Trim().TrimStart('$').Trim());
        return Reserved.Contains(text) ? $"event_{text}" : text;
    }

    /// <returns>The text at the length Braze keeps; never half of a surrogate pair.</returns>
    public static string Cut(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
