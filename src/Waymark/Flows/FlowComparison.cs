using System.Text.Json;

namespace Waymark.Flows;

/// <summary>Whether a value is as a filter wants it. Letter case does not count; 5 and "5" are the same.</summary>
public static class FlowComparison
{
    /// <param name="filter">What is wanted.</param>
    /// <param name="value">What there is; null for nothing.</param>
    public static bool Holds(FlowFilter filter, string? value) => filter.Operator switch
    {
        FlowOperator.Equals => Wanted(filter) is { } wanted && AreEqual(value, wanted),
        FlowOperator.NotEquals => !(Wanted(filter) is { } unwanted && AreEqual(value, unwanted)),
        FlowOperator.Contains => value?.Contains(Wanted(filter) ?? "", StringComparison.OrdinalIgnoreCase) == true,
        FlowOperator.NotContains => value?.Contains(Wanted(filter) ?? "", StringComparison.OrdinalIgnoreCase) != true,
        FlowOperator.StartsWith => value?.StartsWith(Wanted(filter) ?? "", StringComparison.OrdinalIgnoreCase) == true,
        FlowOperator.EndsWith => value?.EndsWith(Wanted(filter) ?? "", StringComparison.OrdinalIgnoreCase) == true,
        FlowOperator.In => List(filter).Any(wanted => AreEqual(value, wanted)),
        FlowOperator.NotIn => !List(filter).Any(unwanted => AreEqual(value, unwanted)),
        FlowOperator.IsTrue => value is not null && (AreEqual(value, "true") || AreEqual(value, "1")),
        FlowOperator.IsFalse => value is not null && (AreEqual(value, "false") || AreEqual(value, "0")),
        FlowOperator.Greater => Order(filter, value) > 0,
        FlowOperator.Less => Order(filter, value) < 0,
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    /// <summary>The filter in words, with what there was.</summary>
    public static string Describe(FlowFilter filter, string? value) =>
        $"{filter.Key} {Name(filter.Operator)}{Argument(filter)}: it is {(value is null ? "not known" : $"\"{value}\"")}";

    static string Name(FlowOperator one) => char.ToLowerInvariant(one.ToString()[0]) + one.ToString()[1..];

    static string Argument(FlowFilter filter) =>
        filter.Operator is FlowOperator.IsTrue or FlowOperator.IsFalse ? "" : $" {filter.Value?.GetRawText() ?? "nothing"}";

    static string? Wanted(FlowFilter filter) => FlowValues.Text(filter.Value);

    static IEnumerable<string> List(FlowFilter filter) => filter.Value is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Select(item => FlowValues.Text(item)).OfType<string>()
        : Wanted(filter) is { } single ? [single] : [];

    static bool AreEqual(string? value, string wanted) =>
        value is not null
        && (value.Equals(wanted, StringComparison.OrdinalIgnoreCase)
            || (FlowValues.Number(value) is { } number && number == FlowValues.Number(wanted)));

    /// <returns>Null when the two cannot be ordered.</returns>
    static int? Order(FlowFilter filter, string? value)
    {
        if (value is null || Wanted(filter) is not { } wanted) return null;
        if (FlowKeys.IsVersion(filter)) return OrderVersions(value, wanted);

        return FlowValues.Number(value) is { } number && FlowValues.Number(wanted) is { } other ? number.CompareTo(other) : null;
    }

    // 2.10 is later than 2.9, and 14 the same as 14.0.
    static int? OrderVersions(string left, string right)
    {
        if (Parts(left) is not { } mine || Parts(right) is not { } other) return null;

        return Enumerable.Range(0, Math.Max(mine.Length, other.Length))
            .Select(index => mine.ElementAtOrDefault(index).CompareTo(other.ElementAtOrDefault(index)))
            .FirstOrDefault(order => order != 0);
    }

    static decimal[]? Parts(string version)
    {
        var parts = version.Trim().TrimStart('v', 'V').Split('-', '+', ' ')[0].Split('.').Select(FlowValues.Number).ToList();
        return parts.TrueForAll(part => part is not null) ? [.. parts.Select(part => part!.Value)] : null;
    }
}
