using System.Text.Json.Nodes;
using Waymark.Devices;
using Waymark.Fraud;

namespace Waymark.Apps.Documents;

/// <summary>Fraud settings name rules that exist, say only what these rules have, and say it once.</summary>
static class FraudSettingRules
{
    static readonly string[] Conditions =
        ["sources", "campaigns", "platform", "countries", "otherCountriesThan", "osVersionBelow", "osVersionFrom", "appVersionBelow", "appVersionFrom", "hasUserId"];

    static readonly Dictionary<string, string> WithoutSettings = new()
    {
        [FraudRules.ValidationRule] = "each of fraud.validations has its own mode",
        [FraudRules.BlockedByHand] = "it is a person's word, which is taken back as it was given",
    };

    static readonly string[] Versions = ["osVersionBelow", "osVersionFrom", "appVersionBelow", "appVersionFrom"];

    public static IEnumerable<DocumentError> Check(Place document) => document["apps"].Items.Select(app => app["fraud"]).SelectMany(CheckFraud);

    static IEnumerable<DocumentError> CheckFraud(Place fraud) =>
    [
        .. fraud["rules"].Items.SelectMany(CheckRule),
        .. CheckRepeats(fraud["rules"]),
        .. fraud["validations"].Items.SelectMany(CheckValidation),
    ];

    static IEnumerable<DocumentError> CheckRule(Place setting)
    {
        if (setting["rule"].Text is not { Length: > 0 } code) yield break;

        if (FraudRules.Find(code) is not { } rule)
        {
            yield return setting["rule"].Error($"is no fraud rule; {Spelling.Suggest(code, FraudRules.All.Select(known => known.Code))}");
            yield break;
        }

        if (WithoutSettings.TryGetValue(code, out var why))
        {
            yield return setting["rule"].Error($"has no settings here; {why}");
            yield break;
        }

        if (setting["mode"].IsAbsent && setting["threshold"].IsAbsent && setting["tagThreshold"].IsAbsent)
            yield return setting.Error("changes nothing; say mode, threshold or tagThreshold");

        if (rule.Threshold is null && !setting["threshold"].IsAbsent)
            yield return setting["threshold"].Error($"does not go with {code}, which has none; leave it out");

        if (rule.TagThreshold is null && !setting["tagThreshold"].IsAbsent)
            yield return setting["tagThreshold"].Error($"does not go with {code}, which has none; leave it out");

        foreach (var error in CheckThresholds(setting, rule))
            yield return error;
    }

    static IEnumerable<DocumentError> CheckThresholds(Place setting, FraudRule rule)
    {
        if (rule.Threshold is not { } usual || Number(setting["threshold"]) is not { } threshold) yield break;

        if (rule.Unit == "share" && threshold > 1)
            yield return setting["threshold"].Error("is a share; write 0.25 for a quarter");
        else if (rule.Level != FraudLevel.Source && rule.Unit != "seconds" && threshold >= ClickCounts.Most)
            yield return setting["threshold"].Error($"must be less than {ClickCounts.Most}: no more is counted");

        if (Number(setting["tagThreshold"]) is not { } tag || rule.TagThreshold is not { } usualTag) yield break;

        // A remark comes before the rule is met: above a short time, below a high count.
        if (tag != threshold && tag > threshold != usualTag > usual)
            yield return setting["tagThreshold"].Error($"must be {(usualTag > usual ? "above" : "below")} the threshold of {rule.Code}: it is the line that is crossed first");
    }

    static IEnumerable<DocumentError> CheckRepeats(Place rules)
    {
        var pathByScope = new Dictionary<(string, string?, string?, string?), string>();

        foreach (var setting in rules.Items)
        {
            if (setting["rule"].Text is not { } code) continue;

            var scope = (code, setting["source"].Text?.ToUpperInvariant(), setting["campaign"].Text, setting["site"].Text);
            if (!pathByScope.TryAdd(scope, setting.Path))
                yield return setting.Error($"is for the same as {pathByScope[scope]}; put both into one");
        }
    }

    static IEnumerable<DocumentError> CheckValidation(Place validation)
    {
        if (!Conditions.Any(condition => !validation[condition].IsAbsent && validation[condition].Node is not JsonArray { Count: 0 }))
            yield return validation.Error($"has no condition, so every install would meet it; say one of {string.Join(", ", Conditions)}");

        foreach (var version in Versions.Select(name => validation[name]).Where(place => place.Text is { } text && !IsVersion(text)))
            yield return version.Error("is no version; write numbers with dots, such as 12 or 4.1.0");
    }

    static bool IsVersion(string text) => OsVersions.Read(text, isAndroid: false) == text;

    static double? Number(Place place) => place.Node is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;
}
