using Waymark.Attribution;
using Waymark.Fraud;

namespace Waymark.Server.Api;

/// <summary>A verdict as the management API shows it: the field's usual words, and every candidate with its checks.</summary>
public sealed record VerdictView
{
    public required string Conversion { get; init; }

    /// <summary><c>ORGANIC</c> or <c>INORGANIC</c>.</summary>
    public required string Type { get; init; }

    public required string MatchType { get; init; }

    public required string Source { get; init; }

    public string? CampaignId { get; init; }

    public string? Campaign { get; init; }

    public string? ClickId { get; init; }

    public DateTimeOffset? ClickedAt { get; init; }

    public required DateTimeOffset At { get; init; }

    public double Confidence { get; init; }

    public string? DeepLink { get; init; }

    public required string Referrer { get; init; }

    public required int ConfigurationVersion { get; init; }

    /// <summary>Journal position of the fact that was decided on.</summary>
    public required long Fact { get; init; }

    public DateTimeOffset? CreditUntil { get; init; }

    public required IReadOnlyList<CandidateView> Candidates { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The rule of fraud that blocks the install, so that it counts nowhere; absent for one that counts.</summary>
    public string? Blocked { get; init; }

    /// <summary>Who would be credited but for a rule of fraud; absent when nobody lost anything.</summary>
    public DiscardedView? Discarded { get; init; }

    /// <summary>The rules of fraud that its touches and the install itself met.</summary>
    public required IReadOnlyList<FraudFinding> Fraud { get; init; }

    public static VerdictView? Of(Verdict? verdict) => verdict is null ? null : new()
    {
        Conversion = verdict.Conversion.ToString().ToLowerInvariant(),
        Type = verdict.Credit.IsOrganic ? "ORGANIC" : "INORGANIC",
        MatchType = MatchNames.Of(verdict.MatchType),
        Source = verdict.Credit.Source,
        CampaignId = verdict.Credit.CampaignId,
        Campaign = verdict.Credit.Campaign,
        ClickId = verdict.Credit.TouchId,
        ClickedAt = verdict.Credit.TouchAt,
        At = verdict.At,
        Confidence = verdict.Confidence,
        DeepLink = verdict.DeepLink,
        Referrer = verdict.Referrer,
        ConfigurationVersion = verdict.ConfigurationVersion,
        Fact = verdict.Fact,
        CreditUntil = verdict.CreditUntil,
        Candidates = [.. verdict.Candidates.Select(CandidateView.Of)],
        Notes = verdict.Notes,
        Blocked = verdict.Credit.Blocked,
        Discarded = verdict.Discarded is { } discarded ? new(discarded.Credit.Source, discarded.Credit.CampaignId, discarded.Credit.Campaign, discarded.Credit.TouchId, discarded.Finding.Rule) : null,
        Fraud = verdict.Fraud,
    };
}

/// <summary>Who lost the credit to a rule of fraud.</summary>
public sealed record DiscardedView(string Source, string? CampaignId, string? Campaign, string? ClickId, string Rule);

/// <summary>One touch that might have earned it.</summary>
public sealed record CandidateView(
    string ClickId, DateTimeOffset At, string Source, string? CampaignId, string? Campaign, string MatchType,
    string Standing, string Because, double? Confidence, IReadOnlyDictionary<string, string>? NetworkIds, IReadOnlyList<Check> Checks)
{
    public static CandidateView Of(Candidate candidate) => new(
        candidate.TouchId,
        candidate.At,
        candidate.Source,
        candidate.CampaignId,
        candidate.Campaign,
        MatchNames.Of(candidate.MatchType),
        candidate.Standing.ToString().ToLowerInvariant(),
        candidate.Because,
        candidate.Confidence,
        candidate.NetworkIds,
        candidate.Checks);
}
