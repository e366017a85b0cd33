namespace Waymark.Skan.Values;

/// <summary>What an install has done within a window, as far as its schema asks.</summary>
public sealed record Tally
{
    static readonly IReadOnlyDictionary<string, Done> NoEvents = new Dictionary<string, Done>();

    public static Tally Nothing { get; } = new();

    public Done Sessions { get; init; }

    public Done SignUps { get; init; }

    /// <summary>Completed payments, with their amount in the schema's currency.</summary>
    public Done Payments { get; init; }

    /// <summary>Only events that the schema names.</summary>
    public IReadOnlyDictionary<string, Done> Events { get; init; } = NoEvents;

    public Done Of(Condition condition) => condition.On switch
    {
        ConditionSubject.Event when condition.Event is { } name => Events.GetValueOrDefault(name),
        ConditionSubject.Event => condition.Events.Aggregate(default(Done), (sum, name) => sum + Events.GetValueOrDefault(name)),
        ConditionSubject.Session => Sessions,
        ConditionSubject.SignUp => SignUps,
        ConditionSubject.Revenue => Payments,
        _ => new Done(1, 0),
    };

    public Tally With(Deed deed) => deed.Kind switch
    {
        ConditionSubject.Session => this with { Sessions = Sessions + deed.Once },
        ConditionSubject.SignUp => this with { SignUps = SignUps + deed.Once },
        ConditionSubject.Revenue => this with { Payments = Payments + deed.Once },
        ConditionSubject.Event => this with
        {
            Events = new Dictionary<string, Done>(Events, StringComparer.Ordinal) { [deed.Name] = Events.GetValueOrDefault(deed.Name) + deed.Once },
        },
        _ => this,
    };
}

/// <summary>How often something was done, and for how much.</summary>
public readonly record struct Done(int Count, decimal Value)
{
    public static Done operator +(Done left, Done right) => new(left.Count + right.Count, left.Value + right.Value);

    public static Done Add(Done left, Done right) => left + right;
}
