using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Events;
using Waymark.Integrations;
using Waymark.Touches;

namespace Waymark.Connectors;

/// <summary>One event that a partner may hear of, with all that is known when it is told.</summary>
/// <remarks>
/// What the partner may not hear is taken out before: parameters and revenue that the event list withholds, and the credit of
/// restricted sources. A connector writes whatever it finds here.
/// </remarks>
public sealed record Telling(StreamEvent Event, Subject Subject, Integration Integration)
{
    public App App { get; init; } = new() { Id = Event.App };

    /// <summary>When it is told, which may be long after it happened: a connector has no clock of its own.</summary>
    public DateTimeOffset Now { get; init; } = Event.At;

    /// <summary>Finds the touch that the event's credit names.</summary>
    public Func<string, Touch?> FindTouch { get; init; } = static _ => null;

    /// <summary>The touch that earned the user, with its parameters; null for organic and for credit that may not be shown.</summary>
    public Touch? Touch => Event.Credit?.TouchId is { } id ? FindTouch(id) : null;

    /// <summary>What was decided when the credit was given; null when the credit may not be shown.</summary>
    public Verdict? Verdict => Event.Credit is { } credit
        ? new[] { Subject.Install?.Verdict, Subject.Install?.Reengagement }
            .FirstOrDefault(verdict => verdict?.Credit is { } given && given.TouchId == credit.TouchId && given.Source == credit.Source)
        : null;

    /// <summary>The row of the integration's event list that fits; null for kinds that need none.</summary>
    public EventMapping? Mapping { get; init; }

    /// <summary>Nobody told the partner's id in time: what is known of the person has to do.</summary>
    public bool HasWaitedLongEnough { get; init; }

    /// <summary>The person a device of the partner's was linked to by us, by the partner's device id; null when none was.</summary>
    public Func<string, string?> PersonOf { get; init; } = static _ => null;

    /// <summary>The name the partner hears.</summary>
    public string Name => Mapping?.As ?? Event.Name;

    /// <summary>The event brought money in, whether or not the partner hears how much.</summary>
    public bool IsEarning { get; init; } = Event.Revenue is not null;
}
