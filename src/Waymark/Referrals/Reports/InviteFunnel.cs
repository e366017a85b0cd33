using Waymark.Devices;
using Waymark.Reports;

namespace Waymark.Referrals.Reports;

/// <summary>Adds daily figures up to the invite funnel: made, sent, clicked, installed, signed up or did something.</summary>
/// <param name="Total">Of everything.</param>
/// <param name="Parts">By value of the dimension, the most installs first; empty when none was asked for. What is not known is under an empty text.</param>
public sealed record InviteFunnel(FunnelSteps Total, IReadOnlyList<FunnelPart> Parts)
{
    /// <param name="figures">The days that are asked about.</param>
    /// <param name="dimension">What to split by; null for the total alone.</param>
    /// <param name="platform">Only of this one; null for all.</param>
    /// <param name="eventName">The app's own event that counts as the last step; null for none.</param>
    public static InviteFunnel Of(
        IEnumerable<(RollupKey Key, Figure Figure)> figures, FunnelDimension? dimension = null, Platform? platform = null, string? eventName = null)
    {
        var byMeasure = figures
            .Where(figure => (platform is null || figure.Key.Platform == platform) && ReferralMeasures.Counts(figure.Key.Source))
            .ToLookup(figure => figure.Key.Measure);

        Dictionary<string, long>[] counts = [.. MeasuresOf(eventName).Select(measure => Split(byMeasure, measure, dimension))];

        return new InviteFunnel(
            StepsOf([.. counts.Select(step => step.Values.Sum())], eventName, hasSends: true),
            dimension is null ? [] : [.. counts.SelectMany(step => step.Keys).Distinct(StringComparer.Ordinal)
                .Select(value => new FunnelPart(value, StepsOf(
                    [.. counts.Select(step => step.GetValueOrDefault(value))], eventName, hasSends: dimension != FunnelDimension.Country)))
                .Where(part => part.Steps is not { Made: 0 or null, Sent: 0 or null, Clicked: 0, Clicks: 0, Installed: 0, SignedUp: 0, Did: 0 or null })
                .OrderByDescending(part => part.Steps.Installed).ThenByDescending(part => part.Steps.Clicks).ThenBy(part => part.Value, StringComparer.Ordinal)]);
    }

    static string[] MeasuresOf(string? eventName) =>
    [
        Measures.InvitesMade, Measures.InvitesSent, ReferralMeasures.UniqueClicks, ReferralMeasures.Of(Occasion.LinkClick, isInvite: true),
        ReferralMeasures.Of(Occasion.AppInstall, isInvite: true), ReferralMeasures.SignUps,
        .. eventName is null ? Array.Empty<string>() : [ReferralMeasures.Event(eventName)],
    ];

    static FunnelSteps StepsOf(long[] counts, string? eventName, bool hasSends) => new(
        hasSends ? counts[0] : null, hasSends ? counts[1] : null, counts[2], counts[3], counts[4], counts[5], eventName is null ? null : counts[6]);

    static Dictionary<string, long> Split(ILookup<string, (RollupKey Key, Figure Figure)> byMeasure, string measure, FunnelDimension? dimension) => dimension switch
    {
        FunnelDimension.Content => Beside(byMeasure, measure, ReferralMeasures.ByContent),
        FunnelDimension.Country => Beside(byMeasure, measure, ReferralMeasures.ByCountry),
        FunnelDimension.Campaign => Sum(byMeasure[measure], key => key.Campaign),
        FunnelDimension.Platform => Sum(byMeasure[measure], key => key.Platform.Lower()),
        _ => Sum(byMeasure[measure], key => key.Name),
    };

    // Only what is known is counted a second time: the rest is what remains of the whole.
    static Dictionary<string, long> Beside(ILookup<string, (RollupKey Key, Figure Figure)> byMeasure, string measure, string suffix)
    {
        var known = Sum(byMeasure[measure + suffix], key => key.Name);
        known[""] = byMeasure[measure].Sum(figure => figure.Figure.Count) - known.Values.Sum();
        return known;
    }

    static Dictionary<string, long> Sum(IEnumerable<(RollupKey Key, Figure Figure)> figures, Func<RollupKey, string> value) => figures
        .GroupBy(figure => value(figure.Key), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(figure => figure.Figure.Count), StringComparer.Ordinal);
}
