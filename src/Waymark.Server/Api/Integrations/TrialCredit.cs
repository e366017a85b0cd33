using Waymark.Events;

namespace Waymark.Server.Api.Integrations;

/// <summary>A credit made up for a trial.</summary>
public sealed record TrialCredit(string? Source, string? Medium, string? Campaign, string? CampaignId, string? AdSet, string? Ad, bool? Reengagement)
{
    public Credit Read() => new()
    {
        Source = Source ?? Credit.OrganicSource,
        Medium = Medium,
        Campaign = Campaign,
        CampaignId = CampaignId,
        AdSet = AdSet,
        Ad = Ad,
        IsReengagement = Reengagement ?? false,
    };
}
