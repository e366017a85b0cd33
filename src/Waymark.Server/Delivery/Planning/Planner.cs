using Waymark.Connectors;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Storage.Deliveries;
using Waymark.Users;

namespace Waymark.Server.Delivery.Planning;

/// <summary>Decides what to do with each event of one window: nothing, wait, or send these records.</summary>
/// <remarks>Lives for one window, so that everything in it sees the same people.</remarks>
sealed class Planner(DeliveryRoom room, Assignment assignment, IdentityLinks links, int run = DeliveryRun.Live)
{
    readonly Inquiries _inquiries = new(room, assignment);
    readonly Dictionary<string, Install?> _installs = new(StringComparer.Ordinal);
    readonly Dictionary<string, User?> _users = new(StringComparer.Ordinal);

    /// <summary>Codes of things an operator should look at.</summary>
    public List<string> Warnings { get; } = [];

    public Consignment Plan(StreamEvent happened, DeliveryRow? row = null, bool hasWaitedLongEnough = false, bool isDuplicate = false)
    {
        try
        {
            return Judge(happened, row, hasWaitedLongEnough, isDuplicate);
        }
        catch (Exception e)
        {
            // An event that cannot be put into words must not stand in the way of all that follow.
            return Consignment.Settled(happened, row, new Fate.Refused("template_error", $"{e.GetType().Name}: {e.Message}"));
        }
    }

    /// <returns>Every check that the event went through, up to the first that failed.</returns>
    public IReadOnlyList<PostbackStep> Explain(StreamEvent happened, bool hasWaitedLongEnough = false) =>
        PostbackDecision.Explain(_inquiries.About(happened, SubjectOf, run, hasWaitedLongEnough, isDuplicate: false, disclosure => Problem(disclosure, happened)));

    string? Problem(Disclosure disclosure, StreamEvent happened)
    {
        try
        {
            return Compose(disclosure, happened, hasWaitedLongEnough: false) is Composition.Refuses refuses ? refuses.Reason : null;
        }
        catch (Exception e)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    Consignment Judge(StreamEvent happened, DeliveryRow? row, bool hasWaitedLongEnough, bool isDuplicate)
    {
        var decision = PostbackDecision.Judge(_inquiries.About(happened, SubjectOf, row?.Run ?? run, hasWaitedLongEnough, isDuplicate));

        return decision switch
        {
            PostbackDecision.Tell tell => Settle(Compose(tell.Disclosure, happened, hasWaitedLongEnough), happened, row, hasWaitedLongEnough),
            PostbackDecision.Wait wait => Consignment.Settled(happened, row, new Fate.Held(wait.Reason)),
            PostbackDecision.Skip skip => Consignment.Settled(happened, row, new Fate.Skipped(skip.Reason)),
            _ => throw new InvalidOperationException($"{decision.GetType().Name} is no decision."),
        };
    }

    Composition Compose(Disclosure disclosure, StreamEvent happened, bool hasWaitedLongEnough) =>
        assignment.Connector.Compose(new Telling(disclosure.Event, disclosure.Subject, assignment.Integration)
        {
            App = assignment.App,
            Now = room.Clock.GetUtcNow(),
            FindTouch = disclosure.HidesIds ? id => _inquiries.FindTouch(id)?.WithoutIds() : _inquiries.FindTouch,
            Mapping = disclosure.Mapping,
            IsEarning = happened.Revenue is not null,
            HasWaitedLongEnough = hasWaitedLongEnough,
            PersonOf = links.PersonOf,
        });

    Consignment Settle(Composition composition, StreamEvent happened, DeliveryRow? row, bool hasWaitedLongEnough) => composition switch
    {
        Composition.Ready ready => Send(ready, happened, row),
        Composition.Waits waits when hasWaitedLongEnough =>
            Consignment.Settled(happened, row, new Fate.Dead(waits.Reason, "Nobody told the partner's id for the user in time.")),
        Composition.Waits waits => Consignment.Settled(happened, row, new Fate.Held(waits.Reason) { AtMost = waits.AtMost }),
        Composition.Skips skips => Consignment.Settled(happened, row, new Fate.Skipped(skips.Reason)),
        Composition.Refuses refuses => Consignment.Settled(happened, row, new Fate.Refused(refuses.Code, refuses.Reason)),
        _ => throw new InvalidOperationException($"{composition.GetType().Name} is no composition."),
    };

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
        var install = happened.InstallId is { } installId ? Find(_installs, installId, room.People.FindInstall) : null;
        var userId = happened.UserId ?? install?.UserId;
        var user = userId is not null ? Find(_users, userId, room.People.FindUser) : null;
        if (install is null && user is null) return Subject.Nobody;

        var subject = new Subject(install, user);
        return assignment.Recipient.Class == PartnerClass.Own ? subject : subject.ForThirdParties();
    }

    T? Find<T>(Dictionary<string, T?> known, string id, Func<string, string, T?> find)
        where T : class
    {
        if (!known.TryGetValue(id, out var found))
            known[id] = found = find(assignment.Target.App, id);

        return found;
    }
}
