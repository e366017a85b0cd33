using System.Globalization;
using System.Text.Json.Nodes;
using Waymark.Events;
using Waymark.Flows;
using Waymark.Referrals;
using Waymark.Server.Processing.Referrals;

namespace Waymark.Server.Processing.Flows;

/// <summary>Does what a flow has decided.</summary>
static class FlowActions
{
    public const string Notification = "flow_notification";
    public const string Webhook = "flow_webhook";
    public const string Banned = "user_banned";

    public static void Do(Case @case, FlowSources sources, Flow flow, FlowAction action, FlowMoment moment, Person target, FoundReferrer? referrer)
    {
        // What it causes lies one flow deeper.
        if (@case.Aftermath is { } aftermath) aftermath.Depth = moment.Depth + 1;

        switch (action.Type)
        {
            case FlowActionType.SetReferrer:
                SetReferrer(@case, sources, flow, action, moment, referrer!);
                break;
            case FlowActionType.Notification:
                Tell(@case, sources, Notification, target, moment, Asked(flow, action, moment, target, ("template", action.Template)));
                break;
            case FlowActionType.Webhook:
                Tell(@case, sources, Webhook, target, moment, Asked(flow, action, moment, target, ("event", action.Event)));
                break;
            case FlowActionType.ChangeProperty:
                var standing = PropertyChanges.Apply(StandingOf(@case, target), action.Properties, text => Placeholders.Fill(text, moment, target, referrer?.Person));
                @case.State.Flows.Save(standing);
                break;
            case FlowActionType.Ban:
                Ban(@case, sources, flow, action, moment, target);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(action));
        }
    }

    static void SetReferrer(Case @case, FlowSources sources, Flow flow, FlowAction action, FlowMoment moment, FoundReferrer referrer)
    {
        var referred = moment.Person.Person;
        var name = action.Event ?? moment.Event;
        var data = Placeholders.Fill(action.Data, moment, referred, referrer.Person);

        var relation = new Relation
        {
            App = @case.App.Id,
            Referred = referred,
            Referrer = referrer.Person,
            Event = name,
            At = moment.At,
            Data = data.ToDictionary(pair => pair.Key, pair => FlowValues.Text(pair.Value) ?? "", StringComparer.Ordinal),
            Source = RelationSource.Flow,
            Referral = referrer.Referral,
        };

        Relations.Set(@case, relation, $"flow {flow.Id}", part: @case.Aftermath!.NextRelation());

        Emit(@case, sources, EventKind.Referral, ReferralEvents.Referred(name), referred, moment, Values());
        Emit(@case, sources, EventKind.Referral, ReferralEvents.Generated(name), referrer.Person, moment, Values());

        // A node belongs to one tree, so each event has its own.
        JsonObject Values() => new()
        {
            [ReferralValues.EventData] = FlowText.Of(data),
            ["waymark"] = new JsonObject
            {
                ["type"] = "referrer_set",
                ["referrer_event"] = name,
                ["referrer"] = FlowText.Of(referrer.Person),
                ["referred"] = FlowText.Of(referred),
                ["set_by"] = "flow",
                ["flow"] = flow.Id,
                ["trigger"] = moment.Trigger,
                ["referrer_by"] = referrer.Source,
                ["referral"] = referrer.Referral,
                ["status"] = (referrer.Status ?? FraudStatus.Valid).ToString().ToLowerInvariant(),
            },
        };
    }

    static void Ban(Case @case, FlowSources sources, Flow flow, FlowAction action, FlowMoment moment, Person target)
    {
        var ban = action.Seconds > 0 ? new Ban(moment.At.AddSeconds(action.Seconds), moment.At, flow.Id, action.Reason) : null;
        @case.State.Flows.Save(StandingOf(@case, target) with { Ban = ban });

        Tell(@case, sources, Banned, target, moment, new JsonObject
        {
            ["flow"] = flow.Id,
            ["seconds"] = action.Seconds,
            ["until"] = ban?.Until.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["reason"] = action.Reason,
            ["trigger"] = moment.Trigger,
        });
    }

    static JsonObject Asked(Flow flow, FlowAction action, FlowMoment moment, Person target, (string Key, string? Value) what) => new()
    {
        ["flow"] = flow.Id,
        [what.Key] = what.Value,
        ["data"] = FlowText.Of(Placeholders.Fill(action.Data, moment, target, null)),
        ["user"] = FlowText.Of(moment.Person.Person),
        ["trigger"] = moment.Trigger,
        ["trigger_event"] = moment.Event.Length == 0 ? null : moment.Event,
    };

    static void Tell(Case @case, FlowSources sources, string name, Person target, FlowMoment moment, JsonObject values) =>
        Emit(@case, sources, EventKind.Flow, name, target, moment, values);

    static void Emit(Case @case, FlowSources sources, EventKind kind, string name, Person whose, FlowMoment moment, JsonObject values)
    {
        var install = whose == moment.Person.Person ? moment.Person.Install : sources.PersonWith(whose).Install;

        @case.Emit(kind, new Happening
        {
            Name = name,
            At = moment.At,
            Install = install,
            UserId = whose.UserId,
            Credit = install?.CreditAt(moment.At),
            Values = FlowText.Write(values),
        });
    }

    static Standing StandingOf(Case @case, Person target) =>
        @case.State.Flows.FindStanding(@case.App.Id, target) ?? new Standing { App = @case.App.Id, Person = target };
}
