using Waymark.Events;

namespace Waymark.Fraud.Sources;

/// <summary>Where somebody came from, as finely as it is counted.</summary>
/// <param name="Source">Network or media source; empty for the many beyond the thousandth of a day.</param>
/// <param name="Campaign">The campaign's id, else its name, else empty.</param>
/// <param name="Site">The network's own id of the site; empty when it says none.</param>
public readonly record struct SourceKey(string Source, string Campaign, string Site)
{
    /// <summary>How many sources of one day are told apart.</summary>
    public const int MostSources = 1_000;

    /// <summary>How many campaigns and sites of one source and day are told apart: whoever makes a link can make up any number of them.</summary>
    public const int MostParts = 2_000;

    const int Longest = 200;

    public static SourceKey Of(Credit credit, string? site) => credit.IsOrganic
        ? new(Credit.OrganicSource, "", "")
        : new(Short(credit.Source), Short(credit.CampaignId ?? credit.Campaign ?? ""), Short(site ?? ""));

    static string Short(string name) => name.Length <= Longest ? name : name[..Longest];
}
