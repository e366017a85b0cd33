using System.Text.Json;
using Waymark.Events;
using Waymark.Flows;
using Waymark.Referrals;
using Waymark.Server.Api.Integrations;
using Waymark.Server.Processing.Flows;
using Waymark.Storage;

namespace Waymark.Server.Api.Flows;

/// <summary>What to try a flow on: a stored event by its id, or one that is typed here.</summary>
public sealed record DryRunCommand
{
    /// <summary>A stored event; then nothing else is needed.</summary>
    public string? EventId { get; init; }

    /// <summary>The event's name; for an audience none.</summary>
    public string? Event { get; init; }

    /// <summary>The attributes, an object.</summary>
    public JsonElement? Values { get; init; }

    /// <summary>Who does it.</summary>
    public string? User { get; init; }

    /// <summary>Instead of a user, or which of their installs.</summary>
    public string? Install { get; init; }

    /// <returns>The moment, or what is wrong with the command.</returns>
    internal (FlowMoment? Moment, string? Problem) Read(FlowSources sources, IStream stream, DateTimeOffset now)
    {
        if (EventId is not null)
        {
            return stream.FindById(sources.App.Id, EventId) is not { } stored ? (null, $"There is no event {EventId}.")
                : FlowSources.PersonOf(stored) is { } person ? (sources.MomentOf(stored, person, 0), null)
                : (null, "The event is about nobody, and flows are about people.");
        }

        if ((User ?? Install) is null) return (null, "Say whose: eventId, or user or install, with event and values.");
        if (Values is { ValueKind: not JsonValueKind.Object }) return (null, "values must be an object.");

        return (new FlowMoment
        {
            Trigger = "dry run",
            Event = Event ?? "",
            At = now,
            Values = Values ?? JsonElement.Parse(StreamEvent.NoValues.Span),
            Person = sources.PersonWith(User is null ? Person.Install(Install!) : Person.User(User), Install),
        }, null);
    }
}
