using System.Text.Json.Serialization;
using Waymark.Referrals;

namespace Waymark.Flows;

/// <summary>What flows have made of a person: properties and a ban.</summary>
public sealed record Standing
{
    public static Standing Nothing { get; } = new() { App = "", Person = default };

    public required string App { get; init; }

    public required Person Person { get; init; }

    /// <summary>Properties that other users may see, by name.</summary>
    public IReadOnlyDictionary<string, string> Public { get; init; } = new Dictionary<string, string>();

    /// <summary>Properties for the user and for staff.</summary>
    public IReadOnlyDictionary<string, string> Private { get; init; } = new Dictionary<string, string>();

    public Ban? Ban { get; init; }

    [JsonIgnore]
    public bool IsEmpty => Ban is null && Public.Count == 0 && Private.Count == 0;

    public bool IsBannedAt(DateTimeOffset moment) => Ban is { } ban && moment < ban.Until;

    /// <returns>A public property, else a private one; null when there is none of that name.</returns>
    public string? Property(string name) => Public.GetValueOrDefault(name) ?? Private.GetValueOrDefault(name);

    /// <summary>Somebody known by an install turned out to be a known user: what the user has goes first, numbers add up.</summary>
    public Standing Joined(Standing other) => this with
    {
        Public = Joined(Public, other.Public),
        Private = Joined(Private, other.Private),
        Ban = Ban is null || other.Ban?.Until > Ban.Until ? other.Ban ?? Ban : Ban,
    };

    static SortedDictionary<string, string> Joined(IReadOnlyDictionary<string, string> mine, IReadOnlyDictionary<string, string> others)
    {
        var joined = new SortedDictionary<string, string>(mine.ToDictionary(), StringComparer.Ordinal);

        foreach (var (name, value) in others)
        {
            if (!joined.TryGetValue(name, out var known)) joined[name] = value;
            else if (FlowValues.Number(known) is { } left && FlowValues.Number(value) is { } right) joined[name] = FlowValues.Text(left + right);
        }

        return joined;
    }
}

/// <summary>Keeps a person from earning rewards, and tells whoever listens.</summary>
/// <param name="Until">When it ends.</param>
/// <param name="At">When it began.</param>
/// <param name="Flow">The flow that said so.</param>
/// <param name="Reason">For people.</param>
public sealed record Ban(DateTimeOffset Until, DateTimeOffset At, string Flow, string? Reason);
