using System.Globalization;
using System.Text.Json.Nodes;

namespace Waymark.Apps.Documents;

/// <summary>A rule of rewards pays somebody, for something that the invited person does.</summary>
static class ProgrammeRules
{
    public static IEnumerable<DocumentError> Check(Place document) =>
        document["apps"].Items.SelectMany(app => app["rewards"].Items).SelectMany(CheckRule);

    static IEnumerable<DocumentError> CheckRule(Place rule)
    {
        if (rule["referrer"].IsAbsent && rule["referred"].IsAbsent)
            yield return rule["referrer"].Error("is missing; say what the referrer gets, or under referred what the invited person gets");

        foreach (var list in (string[])["tiers", "milestones"])
        {
            if (rule["referrer"].IsAbsent && rule[list].Items.Any())
                yield return rule[list].Error("are for the referrer; say under referrer what they get");
        }

        foreach (var error in Repeated(rule["tiers"], "from").Concat(Repeated(rule["milestones"], "at")))
            yield return error;

        foreach (var side in new[] { rule["referrer"], rule["referred"] })
        {
            if (side["event"].Text is { } name && name.StartsWith("Generated ", StringComparison.Ordinal))
                yield return side["event"].Error($"is the referrer's event; the invited person's is \"Referred {name["Generated ".Length..]}\"");

            foreach (var error in FlowRules.CheckFilters(side["filters"]))
                yield return error;
        }
    }

    static IEnumerable<DocumentError> Repeated(Place list, string key)
    {
        var pathByNumber = new Dictionary<long, string>();

        foreach (var place in list.Items.Select(item => item[key]))
        {
            if (place.Node is JsonValue value && value.TryGetValue<long>(out var number) && !pathByNumber.TryAdd(number, place.Path))
                yield return place.Error(string.Create(CultureInfo.InvariantCulture, $"is {number} at {pathByNumber[number]} too; each number may appear once"));
        }
    }
}
