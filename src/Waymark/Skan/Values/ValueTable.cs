using System.Collections.Frozen;

namespace Waymark.Skan.Values;

/// <summary>A schema as rows: what tells devices their values, and reads them back out of postbacks.</summary>
public sealed class ValueTable
{
    readonly IReadOnlyList<ValueRow>[] _highestFirst;
    readonly bool[] _tellsAmounts;
    readonly FrozenSet<ConditionSubject> _subjects;
    readonly FrozenSet<string> _events;

    public ValueTable(IEnumerable<ValueRow> rows)
    {
        var all = rows.ToLookup(row => row.Window);
        _highestFirst = [.. Enumerable.Range(0, ConversionWindow.Count).Select(window => all[window].Reverse().OrderByDescending(row => row.Fine).ThenByDescending(row => row.Coarse).ToList())];
        _tellsAmounts = [.. _highestFirst.Select(window => window.Any(row => row.Amounts is not null))];

        var conditions = _highestFirst.SelectMany(window => window).SelectMany(row => row.Conditions).ToList();
        _subjects = conditions.Select(condition => condition.On).ToFrozenSet();
        _events = conditions.SelectMany(condition => condition.Events).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <returns>Whether any row asks for such a thing; all others need not be counted.</returns>
    public bool Asks(Deed deed) => deed.Kind == ConditionSubject.Event ? _events.Contains(deed.Name) : _subjects.Contains(deed.Kind);

    /// <returns>The rows of a window, the highest value first.</returns>
    public IReadOnlyList<ValueRow> RowsOf(int window) => _highestFirst[window];

    public bool MayLock(int window) => _highestFirst[window].Any(row => row.Locks);

    /// <returns>The highest row of the window whose conditions hold; null when the window has no rows.</returns>
    public ValueRow? Highest(int window, Tally tally)
    {
        foreach (var row in _highestFirst[window])
        {
            if (row.Holds(tally)) return row;
        }

        return null;
    }

    /// <returns>The rows that a value of a postback may stand for; none when the schema never gives it.</returns>
    public IReadOnlyList<ValueRow> Find(int window, int? fine, CoarseValue? coarse) =>
    [
        .. _highestFirst[window].Where(row => fine is not null ? row.Fine == fine : row.Coarse == coarse),
    ];

    /// <returns>The amounts a row stands for: nothing beside rows that tell amounts, null where none of the window does.</returns>
    public RevenueRange? AmountsOf(ValueRow row) => row.Amounts ?? (_tellsAmounts[row.Window] ? RevenueRange.Nothing : null);

    /// <returns>The row that holds whenever this one does and gives more, so that this one's value is never given; null when there is none.</returns>
    public ValueRow? Hiding(ValueRow row) =>
        _highestFirst[row.Window].TakeWhile(other => !ReferenceEquals(other, row)).LastOrDefault(other => (other.Fine > row.Fine || other.Coarse > row.Coarse) && row.Implies(other));
}
