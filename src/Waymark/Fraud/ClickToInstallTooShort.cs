using System.Globalization;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Fraud;

/// <summary>An app has to be found, downloaded and opened between click and first open.</summary>
static class ClickToInstallTooShort
{
    // Google Play tells whole seconds: a download of the click's own second may have begun after it.
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static Sighting? Look(TouchInquiry asked, RuleInForce rule)
    {
        var between = (asked.Around.At - asked.Touch.At).TotalSeconds;
        if (between < 0 || between >= Math.Max(rule.Threshold, rule.TagThreshold ?? 0) || !IsTimed(asked)) return null;

        return between < rule.Threshold
            ? new(Seconds(between), Seconds(rule.Threshold))
            : new(Seconds(between), Seconds(rule.TagThreshold!.Value), IsRemark: true);
    }

    // The link that opened the app is the opening itself, and Meta's and Apple's statements have no time of ours;
    // a network that claims by itself is taken at its word.
    // A fast phone on a fast net is honest where Google Play says that the download came after the click.
    static bool IsTimed(TouchInquiry asked) => asked.MatchType switch
    {
        MatchType.DeviceId or MatchType.NetworkClaim or MatchType.Probabilistic => true,
        MatchType.InstallReferrer => asked.Around.Play.Began is not { } began || began <= asked.Touch.At - Second,
        _ => false,
    };

    static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s");
}
