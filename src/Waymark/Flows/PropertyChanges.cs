namespace Waymark.Flows;

/// <summary>Changes what flows know of a person.</summary>
public static class PropertyChanges
{
    const int MostProperties = 100;
    const int LongestValue = 1_024;

    /// <param name="standing">Before.</param>
    /// <param name="changes">What changes, in order.</param>
    /// <param name="fill">Fills placeholders of texts.</param>
    public static Standing Apply(Standing standing, IReadOnlyList<PropertyChange> changes, Func<string, string> fill)
    {
        var all = new Dictionary<PropertyVisibility, SortedDictionary<string, string>>
        {
            [PropertyVisibility.Public] = new(standing.Public.ToDictionary(), StringComparer.Ordinal),
            [PropertyVisibility.Private] = new(standing.Private.ToDictionary(), StringComparer.Ordinal),
        };

        foreach (var change in changes)
            Apply(all[change.Visibility], change, fill);

        return standing with { Public = all[PropertyVisibility.Public], Private = all[PropertyVisibility.Private] };
    }

    static void Apply(SortedDictionary<string, string> properties, PropertyChange change, Func<string, string> fill)
    {
        var value = FlowValues.Text(change.Value) is { } text ? fill(text) : null;

        var after = change.Change switch
        {
            PropertyOperation.Set => value ?? "",
            PropertyOperation.SetNumber => Number(value) is { } number ? FlowValues.Text(number) : null,
            PropertyOperation.Increment => Sum(properties, change.Name, value, 1),
            PropertyOperation.Decrement => Sum(properties, change.Name, value, -1),
            _ => null,
        };

        if (change.Change == PropertyOperation.Delete) properties.Remove(change.Name);
        else if (after is { Length: <= LongestValue } && (properties.ContainsKey(change.Name) || properties.Count < MostProperties)) properties[change.Name] = after;
    }

    // What is no number counts as nothing; without a step it is one.
    static string? Sum(SortedDictionary<string, string> properties, string name, string? by, int sign)
    {
        var step = by is null ? 1 : Number(by);
        return step is null ? null : FlowValues.Text((Number(properties.GetValueOrDefault(name)) ?? 0) + (sign * step.Value));
    }

    // Far beyond any credit; a sum of such numbers stays a number.
    static decimal? Number(string? text) => FlowValues.Number(text) is { } number && Math.Abs(number) <= 1_000_000_000_000_000 ? number : null;
}
