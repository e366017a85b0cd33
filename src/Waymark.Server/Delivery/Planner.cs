using Waymark.Connectors;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Storage;
using Waymark.Storage.Deliveries;
using Waymark.Users;

namespace Waymark.Server.Delivery;

/// <summary>Decides what to do with each event of one window: nothing, wait, or send these records.</summary>
/// <remarks>Lives for one window, so that everything in it sees the same people.</remarks>
sealed class Planner(Assignment assignment, IPeople people, Links links)
{
    readonly Dictionary<string, Install?> _installs = new(StringComparer.Ordinal);
    readonly Dictionary<string, User?> _users = new(StringComparer.Ordinal);

    /// <summary>Codes of things an operator should look at.</summary>
    public List<string> Warnings { get; } = [];

    public Consignment Plan(StreamEvent happened, DeliveryRow? row = null, bool hasWaitedLongEnough = false)
    {
        try
        {
            return Judge(happened, row, hasWaitedLongEnough);
        }
        catch (Exception e)
        {
            // An event that cannot be put into words must not stand in the way of all that follow.
            return Consignment.Settled(happened, row, new Fate.Refused("composition_failed", $"{e.GetType().Name}: {e.Message}"));
        }
    }

    Consignment Judge(StreamEvent happened, DeliveryRow? row, bool hasWaitedLongEnough)
    {
        var decision = PostbackDecision.Judge(assignment.Integration, assignment.HasCredentials, happened);

        if (decision is not PostbackDecision.Tell tell)
            return Consignment.Settled(happened, row, new Fate.Skipped(((PostbackDecision.Skip)decision).Reason));

        var composition = assignment.Connector.Compose(new Telling(happened, SubjectOf(happened), assignment.Integration)
        {
            Mapping = tell.Mapping,
            HasWaitedLongEnough = hasWaitedLongEnough,
            PersonOf = links.PersonOf,
        });

        return composition switch
        {
            Composition.Ready ready => Send(ready, happened, row),
            Composition.Waits waits when hasWaitedLongEnough =>
                Consignment.Settled(happened, row, new Fate.Dead(waits.Reason, "Nobody told the partner's id for the user in time.")),
            Composition.Waits waits => Consignment.Settled(happened, row, new Fate.Held(waits.Reason)),
            Composition.Skips skips => Consignment.Settled(happened, row, new Fate.Skipped(skips.Reason)),
            Composition.Refuses refuses => Consignment.Settled(happened, row, new Fate.Refused(refuses.Code, refuses.Reason)),
            _ => throw new InvalidOperationException($"{composition.GetType().Name} is no composition."),
        };
    }

    Consignment Send(Composition.Ready ready, StreamEvent happened, DeliveryRow? row)
    {
        if (ready.Warning is { } warning)
            Warnings.Add(warning);

        // The next event of the same device need not link it again.
        foreach (var parcel in ready.Parcels)
        {
            if (parcel.Link is { } link)
                links.Expect(link);
        }

        return Consignment.ToSend(happened, row, ready.Parcels);
    }

    Subject SubjectOf(StreamEvent happened)
    {
        var install = happened.InstallId is { } installId ? Find(_installs, installId, people.FindInstall) : null;
        var userId = happened.UserId ?? install?.UserId;
        var user = userId is not null ? Find(_users, userId, people.FindUser) : null;
        return install is null && user is null ? Subject.Nobody : new Subject(install, user);
    }

    T? Find<T>(Dictionary<string, T?> known, string id, Func<string, string, T?> find)
        where T : class
    {
        if (!known.TryGetValue(id, out var found))
            known[id] = found = find(assignment.Target.App, id);

        return found;
    }
}
