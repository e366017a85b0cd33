using Waymark.Events;
using Waymark.Touches;

namespace Waymark.Fraud;

/// <summary>Whose touch a rule is asked about: settings may be made for one source, campaign or site.</summary>
/// <param name="Source">Who would be credited; null for nobody.</param>
/// <param name="Campaign">The campaign's id, else its name.</param>
/// <param name="Site">The network's site.</param>
public readonly record struct FraudScope(string? Source, string? Campaign, string? Site)
{
    public static FraudScope Of(Touch touch) => new(touch.CreditedSource, touch.CampaignId ?? touch.Campaign, touch.Site);

    public static FraudScope Of(Credit credit, Touch? touch) => new(credit.Source, credit.CampaignId ?? credit.Campaign, touch?.Site);
}
