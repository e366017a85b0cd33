using System.Text.Json;
using Waymark.Apps;
using Waymark.Events;
using Waymark.Flows;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Processing.Flows;

/// <summary>Where the facts come from that a decision about a flow or reward asks for.</summary>
sealed record FlowSources(App App, IPeople People, IReferrals Referrals, ICommunity Community, IFlows Flows)
{
    const int MostReferrers = 100;
    const int MostFriends = 200;
    const int RecentReferrals = 20;

    public static FlowSources Of(Case @case) => new(@case.App, @case.State, @case.State, @case.State.Community, @case.State.Flows);

    public static FlowSources Of(App app, IState state) => new(app, state, state, state.Community, state.Flows);

    /// <returns>Null when the event is about nobody.</returns>
    public static Person? PersonOf(StreamEvent happened) => (happened.UserId, happened.InstallId) switch
    {
        ({ } user, _) => Person.User(user),
        (null, { } install) => Person.Install(install),
        _ => null,
    };

    public FlowMoment MomentOf(StreamEvent happened, Person person, int depth) => new()
    {
        Trigger = happened.Id,
        Event = happened.Name,
        At = happened.At,
        Values = JsonElement.Parse(happened.Values.Span),
        Platform = happened.Platform,
        Person = PersonWith(person, happened.InstallId),
        Depth = depth,
    };

    /// <param name="person">Who.</param>
    /// <param name="installId">The install it is about; the user's latest when null.</param>
    public FlowPerson PersonWith(Person person, string? installId = null)
    {
        var user = person.UserId is { } id ? People.FindUser(App.Id, id) : null;
        var install = InstallOf(person, installId, user?.InstallIds);

        return new FlowPerson(person)
        {
            User = user,
            Install = install,
            Standing = Flows.FindStanding(App.Id, person) ?? new Standing { App = App.Id, Person = person },
            Came = CameBy(person, install),
        };
    }

    public FlowInquiry Ask(Flow flow, FlowMoment moment) => new(flow, moment)
    {
        FiredBefore = Flows.Tally(App.Id, flow.Id, -1, moment.Person.Person).Fired,
        TallyOf = (place, target) => Flows.Tally(App.Id, flow.Id, place, target.Person),
        TargetsOf = action => TargetsOf(action, moment),
        ReferrerFor = action => FoundReferrer.Find(action, moment, LastLink(moment.Person), InstallRelation(moment.Person.Person), StatusOf),
    };

    public Relation? InstallRelation(Person person) =>
        Referrals.ReferrersOf(App.Id, person, Relation.AppInstall, 0, 1) is [var found] ? found : null;

    /// <returns>The relation of one event; without an event the install's, else the latest.</returns>
    public Relation? RelationOf(Person person, string? @event) => @event is { Length: > 0 }
        ? Referrals.ReferrersOf(App.Id, person, @event, 0, 1) is [var found] ? found : null
        : InstallRelation(person) ?? (Relations(person, null) is [var latest, ..] ? latest : null);

    Install? InstallOf(Person person, string? installId, IReadOnlyList<string>? known) =>
        (installId ?? person.InstallId ?? (known is [.., var latest] ? latest : null)) is { } id ? People.FindInstall(App.Id, id) : null;

    // Of what made the relation, else the latest arrival.
    Referral? CameBy(Person person, Install? install) =>
        InstallRelation(person)?.Referral is { } id && Referrals.FindReferral(App.Id, id) is { } made
            ? made
            : Recent(person, install).FirstOrDefault(one => one.Occasion is Occasion.AppInstall or Occasion.AppReinstall or Occasion.WebSignUp);

    Referral? LastLink(FlowPerson person) => Recent(person.Person, person.Install).FirstOrDefault();

    IEnumerable<Referral> Recent(Person person, Install? install) => Referrals.ReferralsOf(App.Id, person, RecentReferrals)
        .Concat(install is null ? [] : Referrals.ReferralsOfInstall(App.Id, install.Id, RecentReferrals))
        .Where(one => one.Occasion != Occasion.LinkClick)
        .OrderByDescending(one => one.At)
        .ThenByDescending(one => one.Id);

    IReadOnlyList<FlowTarget> TargetsOf(FlowAction action, FlowMoment moment)
    {
        var person = moment.Person.Person;

        return action.Target switch
        {
            FlowTargetType.User => [new FlowTarget(person, moment.Person.Came?.Status)],
            FlowTargetType.Referrers => [.. Relations(person, action.ReferrerEvent).GroupBy(relation => relation.Referrer).Select(TargetOf)],
            FlowTargetType.Friends => [.. Community.FriendsOf(App.Id, person, 0, MostFriends).Select(friend => new FlowTarget(friend, null))],
            _ => throw new ArgumentOutOfRangeException(nameof(action)),
        };
    }

    // Whoever referred somebody twice is believed when one of the two is.
    FlowTarget TargetOf(IGrouping<Person, Relation> relations)
    {
        var statuses = relations.Select(relation => relation.Referral is { } id ? StatusOf(id) : null).ToList();
        return new FlowTarget(relations.Key, statuses.TrueForAll(status => status == FraudStatus.Rejected) ? FraudStatus.Rejected : statuses.Find(status => status != FraudStatus.Rejected));
    }

    IReadOnlyList<Relation> Relations(Person person, string? @event) => Referrals
        .ReferrersOf(App.Id, person, string.IsNullOrEmpty(@event) ? null : @event, 0, MostReferrers);

    FraudStatus? StatusOf(long referral) => Referrals.FindReferral(App.Id, referral)?.Status;
}
