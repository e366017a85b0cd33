using System.Globalization;
using Waymark.Attribution;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Fraud;

/// <summary>Who clicks after the download has begun did not cause it: programs on the device see what is being installed, and click then.</summary>
static class EngagementInjection
{
    /// <summary>Our clock against Google's: both are servers'.</summary>
    public static Sighting? Look(TouchInquiry asked, RuleInForce rule)
    {
        var isClick = asked.MatchType is MatchType.InstallReferrer or MatchType.DeviceId or MatchType.NetworkClaim or MatchType.Probabilistic;
        if (!isClick || asked.Around.Play.Began is not { } began) return null;

        // A click that seems to come after the open itself was timed by a clock that was set back since.
        return asked.Touch.At <= asked.Around.At ? After(began, asked.Touch.At, rule) : null;
    }

    /// <summary>Google's clock against itself, for what only the referrer proves or claims.</summary>
    public static Sighting? LookAtReferrer(TouchInquiry asked, RuleInForce rule)
    {
        var isByReferrer = asked.MatchType is MatchType.InstallReferrer or MatchType.MetaReferrer or MatchType.ReferrerClaim;
        return isByReferrer && asked.Around.Play is { Began: { } began, Clicked: { } clicked } ? After(began, clicked, rule) : null;
    }

    static Sighting? After(DateTimeOffset began, DateTimeOffset clicked, RuleInForce rule)
    {
        var late = (clicked - began).TotalSeconds;
        return late > rule.Threshold
            ? new($"clicked {Checks.Span(clicked - began)} after the download had begun", string.Create(CultureInfo.InvariantCulture, $"{rule.Threshold:0.##} s"))
            : null;
    }
}
