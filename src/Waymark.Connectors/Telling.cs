using Waymark.Apps;
using Waymark.Events;
using Waymark.Integrations;

namespace Waymark.Connectors;

/// <summary>One event that a partner may hear of, with all that is known when it is told.</summary>
public sealed record Telling(StreamEvent Event, Subject Subject, Integration Integration)
{
    /// <summary>The row of the integration's event list that fits; null for kinds that need none.</summary>
    public EventMapping? Mapping { get; init; }

    /// <summary>Nobody told the partner's id in time: what is known of the person has to do.</summary>
    public bool HasWaitedLongEnough { get; init; }

    /// <summary>The person a device of the partner's was linked to by us, by the partner's device id; null when none was.</summary>
    public Func<string, string?> PersonOf { get; init; } = static _ => null;

    /// <summary>The name the partner hears.</summary>
    public string Name => Mapping?.As ?? Event.Name;

    /// <summary>How much of the parameters may go out.</summary>
    public SendRevenue SendRevenue => Mapping?.SendRevenue ?? SendRevenue.ValuesAndRevenue;
}
