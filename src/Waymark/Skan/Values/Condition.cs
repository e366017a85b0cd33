using System.Text.Json.Serialization;

namespace Waymark.Skan.Values;

/// <summary>Something that an install must have done within a window. Ranges begin with their lower bound and end before their upper one.</summary>
public sealed record Condition
{
    public static Condition Installed { get; } = new() { On = ConditionSubject.Install };

    public ConditionSubject On { get; init; }

    /// <summary>The event's name.</summary>
    public string? Event { get; init; }

    /// <summary>This often or more; once when absent.</summary>
    public int? MinCount { get; init; }

    /// <summary>Less often than this.</summary>
    public int? MaxCount { get; init; }

    /// <summary>This much or more, in the schema's currency.</summary>
    public decimal? MinValue { get; init; }

    /// <summary>Less than this.</summary>
    public decimal? MaxValue { get; init; }

    /// <summary>Instead of one name several, of which any counts.</summary>
    internal IReadOnlyList<string>? AnyOf { get; init; }

    /// <summary>All names that count.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Events => AnyOf ?? (Event is null ? [] : [Event]);

    [JsonIgnore]
    public bool HasAmount => MinValue is not null || MaxValue is not null;

    int AtLeast => MinCount ?? 1;

    public bool Holds(Tally tally)
    {
        if (On == ConditionSubject.Install) return true;

        var done = tally.Of(this);
        return done.Count >= AtLeast && !(done.Count >= MaxCount) && !(done.Value < MinValue) && !(done.Value >= MaxValue);
    }

    /// <returns>Whether the other one holds whenever this one does.</returns>
    public bool Implies(Condition other) => other.On == ConditionSubject.Install || (
        On == other.On
        && Events.All(name => other.Events.Contains(name, StringComparer.Ordinal))
        && AtLeast >= other.AtLeast
        && !((MaxCount ?? int.MaxValue) > other.MaxCount)
        && (other.MinValue is not { } least || MinValue >= least)
        && (other.MaxValue is not { } most || MaxValue <= most));
}
