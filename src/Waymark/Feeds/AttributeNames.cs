using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Waymark.Feeds;

/// <summary>Gives an attribute that events spell differently one name. <c>CT Source</c> stays apart from <c>source</c>: both stand in one event.</summary>
public static class AttributeNames
{
    const int MostRemembered = 10_000;

    // A name is read for every attribute of every event, and there are a hundred of them.
    static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string Normalise(string name)
    {
        if (Known.TryGetValue(name, out var known)) return known;

        var normalised = Catalogue.CleverTap.NormalisedOf(name.Trim()) ?? Spell(name.Trim());
        if (Known.Count < MostRemembered) Known.TryAdd(name, normalised);
        return normalised;
    }

    /// <summary>The attributes by their normalised names. Of two that would share one, the later gets a number.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Normalise(JsonElement attributes)
    {
        var byName = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        var spellingByName = new Dictionary<string, string>(StringComparer.Ordinal);

        if (attributes.ValueKind != JsonValueKind.Object) return byName;

        foreach (var attribute in attributes.EnumerateObject())
        {
            var name = Normalise(attribute.Name);

            // The same key again is the same attribute: a JSON object holds its last value.
            for (var number = 2; spellingByName.TryGetValue(name, out var other) && other != attribute.Name; number++)
                name = $"{Normalise(attribute.Name)}_{number}";

            spellingByName[name] = attribute.Name;
            byName[name] = attribute.Value;
        }

        return byName;
    }

    static string Spell(string name)
    {
        var spelt = new StringBuilder(name.Length);

        foreach (var symbol in name)
        {
            if (char.IsLetterOrDigit(symbol)) spelt.Append(char.ToLowerInvariant(symbol));
            else if (spelt.Length == 0 || spelt[^1] != '_') spelt.Append('_');
        }

        return spelt.ToString();
    }
}
