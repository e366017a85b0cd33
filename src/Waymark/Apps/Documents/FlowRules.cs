using System.Text.Json.Nodes;
using Waymark.Flows;

namespace Waymark.Apps.Documents;

/// <summary>A flow says all that its trigger and actions need, and nothing that they would pass over.</summary>
static class FlowRules
{
    static readonly string[] WithoutValue = ["isTrue", "isFalse"];
    static readonly string[] WithList = ["in", "notIn"];

    // Which keys of an action go with which types; all others go with every type.
    static readonly (string Key, string[] Types)[] KeysOfTypes =
    [
        ("event", ["setReferrer", "webhook"]),
        ("data", ["setReferrer", "notification", "webhook"]),
        ("referrerProperty", ["setReferrer"]),
        ("template", ["notification"]),
        ("properties", ["changeProperty"]),
        ("seconds", ["ban"]),
        ("reason", ["ban"]),
    ];

    static readonly (string Type, string Key)[] Needed = [("notification", "template"), ("webhook", "event"), ("changeProperty", "properties"), ("ban", "seconds")];

    public static IEnumerable<DocumentError> Check(Place document) =>
        document["apps"].Items.SelectMany(app => app["flows"].Items).SelectMany(CheckFlow);

    /// <summary>Filters look the same in flows and in rules of rewards.</summary>
    public static IEnumerable<DocumentError> CheckFilters(Place filters, bool hasEvent = true) => filters.Items.SelectMany(filter => CheckFilter(filter, hasEvent));

    static IEnumerable<DocumentError> CheckFlow(Place flow)
    {
        var isAudience = flow["trigger"]["type"].Text == "audience";

        return
        [
            .. flow["trigger"]["type"].Text is null ? [] : isAudience ? CheckAudience(flow["trigger"]) : CheckEvent(flow["trigger"]),
            .. CheckFilters(flow["filters"], !isAudience),
            .. flow["actions"].Items.SelectMany(action => CheckAction(action, isAudience)),
        ];
    }

    static IEnumerable<DocumentError> CheckEvent(Place trigger)
    {
        if (trigger["event"].IsAbsent)
            yield return trigger["event"].Error("is missing; name the event that sets the flow off");

        if (trigger["type"].Text == "periodic" && trigger["count"].Node is JsonValue count && count.TryGetValue<long>(out var every) && every == 0)
            yield return trigger["count"].Error("must be at least 1: every so many times");

        foreach (var key in (string[])["cron", "audience"])
        {
            if (!trigger[key].IsAbsent)
                yield return trigger[key].Error("goes with the type \"audience\"");
        }
    }

    static IEnumerable<DocumentError> CheckAudience(Place trigger)
    {
        foreach (var key in (string[])["event", "count"])
        {
            if (!trigger[key].IsAbsent)
                yield return trigger[key].Error("goes with the types \"event\" and \"periodic\"");
        }

        if (trigger["cron"].IsAbsent)
            yield return trigger["cron"].Error("is missing; say when, such as 0 9 * * 1 for every Monday at nine");
        else if (trigger["cron"].Text is { } cron && CronSchedule.Parse(cron).Problem is { } problem)
            yield return trigger["cron"].Error(problem);

        if (trigger["audience"].IsAbsent)
            yield return trigger["audience"].Error("is missing; say which users, or {} for all of them");

        foreach (var error in CheckFilters(trigger["audience"]["filters"], hasEvent: false))
            yield return error;
    }

    static IEnumerable<DocumentError> CheckFilter(Place filter, bool hasEvent)
    {
        var isCustom = filter["custom"].Node is JsonValue custom && custom.TryGetValue<bool>(out var said) && said;

        if (isCustom && !hasEvent)
            yield return filter["custom"].Error("there is no event here; use a built-in key");
        else if (!isCustom && filter["key"].Text is { Length: > 0 } key && !FlowKeys.IsKnown(key))
            yield return filter["key"].Error($"is no built-in key; {Spelling.Suggest(key, FlowKeys.Names)} For a property of the event add \"custom\": true");

        if (filter["operator"].Text is not { } name) yield break;

        var value = filter["value"];
        if (WithoutValue.Contains(name) && !value.IsAbsent)
            yield return value.Error($"does not go with {name}; leave it out");
        else if (WithList.Contains(name) && value.Node is not JsonArray { Count: > 0 })
            yield return value.Error($"must be a list of what is meant, for {name}");
        else if (!WithoutValue.Contains(name) && !WithList.Contains(name) && value.Node is null or JsonArray)
            yield return value.Error($"must be one text, number or boolean, for {name}");
    }

    static IEnumerable<DocumentError> CheckAction(Place action, bool isAudience)
    {
        if (action["type"].Text is not { } type) yield break;

        foreach (var (key, types) in KeysOfTypes)
        {
            if (!types.Contains(type) && !action[key].IsAbsent)
                yield return action[key].Error($"goes with {string.Join(" and ", types)}, not with {type}");
        }

        foreach (var (_, key) in Needed.Where(needed => needed.Type == type && action[needed.Key].Node is null or JsonArray { Count: 0 }))
            yield return action[key].Error($"is missing; {type} needs it");

        if (type == "setReferrer" && action["target"].Text is { } target && target != "user")
            yield return action["target"].Error("must be user: it is the user who gets a referrer");

        if (type == "setReferrer" && isAudience && action["event"].IsAbsent)
            yield return action["event"].Error("is missing; an audience has no event of its own");

        foreach (var error in action["properties"].Items.SelectMany(CheckChange))
            yield return error;
    }

    static IEnumerable<DocumentError> CheckChange(Place change)
    {
        var value = change["value"];

        if (change["change"].Text is "set" or "setNumber" && value.IsAbsent)
            yield return value.Error("is missing; say what to set it to");

        if (change["change"].Text is "setNumber" or "increment" or "decrement"
            && value.Node is JsonValue node && node.TryGetValue<string>(out var text)
            && !text.Contains('[', StringComparison.Ordinal) && FlowValues.Number(text) is null)
        {
            yield return value.Error("must be a number, or a placeholder such as [EVENT.amount]");
        }

        if (change["change"].Text == "delete" && !value.IsAbsent)
            yield return value.Error("does not go with delete; leave it out");
    }
}
