using System.Text.Json;

namespace Waymark.Connectors;

/// <summary>Properties of ours that an event of the app must not have a second time.</summary>
static class TakenNames
{
    /// <returns>The names that were written: the surroundings', and for conversions who earned the user.</returns>
    public static HashSet<string> Write(Utf8JsonWriter json, Telling telling, IEnumerable<KeyValuePair<string, string>> surroundings)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var acquisition = ConversionNames.Of(telling.Event.Kind) is null ? [] : new Acquisition(telling).Parts();

        foreach (var (name, value) in surroundings.Concat(acquisition))
        {
            taken.Add(name);
            json.WriteString(name, value);
        }

        return taken;
    }
}
