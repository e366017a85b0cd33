namespace Waymark.Skan.Values;

/// <summary>One line of a schema: what must have happened, and which value that gives.</summary>
public sealed record ValueRow
{
    /// <summary>Conversion window: 0, 1 or 2.</summary>
    public int Window { get; init; }

    /// <summary>0 to 63; null in windows 1 and 2, which Apple tells coarse values of alone.</summary>
    public int? Fine { get; init; }

    public CoarseValue Coarse { get; init; }

    /// <summary>All must hold.</summary>
    public required IReadOnlyList<Condition> Conditions { get; init; }

    /// <summary>Closes the window, so that Apple sends its postback early.</summary>
    public bool Locks { get; init; }

    public bool Holds(Tally tally)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(tally)) return false;
        }

        return true;
    }

    /// <returns>Whether the other row holds whenever this one does.</returns>
    public bool Implies(ValueRow other) => other.Conditions.All(wanted => Conditions.Any(own => own.Implies(wanted)));

    /// <summary>The amounts it stands for; null when it says nothing of amounts.</summary>
    public RevenueRange? Amounts =>
        (Conditions.FirstOrDefault(condition => condition.On == ConditionSubject.Revenue) ?? Conditions.FirstOrDefault(condition => condition.HasAmount)) is { } told
            ? new RevenueRange(told.MinValue ?? 0, told.MaxValue)
            : null;
}
