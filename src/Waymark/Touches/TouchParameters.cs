namespace Waymark.Touches;

/// <summary>The parameters that a touch keeps: what is not there is left out.</summary>
static class TouchParameters
{
    public static SortedDictionary<string, string> Of(params IEnumerable<(string Name, string? Value)> parameters)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);

        foreach (var (name, value) in parameters)
        {
            if (value is not null) kept[name] = value;
        }

        return kept;
    }
}
