using Waymark.Apps;
using Waymark.Events;
using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Planning;

/// <summary>Puts before the decision table what it needs to know about an event.</summary>
/// <remarks>What happens is judged with the settings in force when it was received; what an operator repeats, with those of today.</remarks>
sealed class Inquiries(DeliveryRoom room, Assignment assignment)
{
    static readonly Func<Disclosure, string?> NoProblem = static _ => null;

    readonly Dictionary<int, Integration?> _then = [];

    public PostbackInquiry About(
        StreamEvent happened, Func<StreamEvent, Subject> subjectOf, int run, bool hasWaitedLongEnough, bool isDuplicate,
        Func<Disclosure, string?>? composeProblem = null) =>
        new(run == DeliveryRun.Live ? Then(happened.Version) : assignment.Integration, assignment.Recipient, happened, subjectOf)
        {
            Privacy = assignment.App.Privacy,
            Restrictions = assignment.App.Restrictions,
            RevenueKeys = assignment.App.KeysOfRevenue,
            TellsRejectedReferrals = assignment.App.Referrals.SendRejected,
            FindTouch = FindTouch,
            HasWaitedLongEnough = hasWaitedLongEnough,
            IsDuplicate = isDuplicate,
            ComposeProblem = composeProblem ?? NoProblem,
        };

    public Touches.Touch? FindTouch(string clickId) => room.FindTouch(assignment.Target.App, clickId);

    // Credentials are today's: nobody wants a call with those that have been changed. And whoever switches an
    // integration off means what is on its way, too.
    Integration? Then(int version)
    {
        if (version == 0 || version == assignment.Version || room.ConfigurationAt is not { } at) return assignment.Integration;
        if (_then.TryGetValue(version, out var known)) return known;

        var now = assignment.Integration;
        var then = at(version).AppById.GetValueOrDefault(assignment.Target.App)?.Integrations
            .FirstOrDefault(candidate => candidate.Id == now.Id && candidate.Partner == now.Partner);

        if (then is null && room.Options.NewIntegrationsStartAtTheBeginning)
            then = now;

        return _then[version] = then is null ? null : then with { Active = then.Active && now.Active, Settings = now.Settings };
    }
}
