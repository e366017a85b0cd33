using Waymark.Devices;
using Waymark.Referrals;

namespace Waymark.Server.Api.Referrals;

/// <summary>A referral as the management API shows it.</summary>
public sealed record ReferralView
{
    public required long Id { get; init; }

    /// <summary><c>app_install</c>, <c>app_reinstall</c>, <c>app_open</c>, <c>web_sign_up</c>, <c>web_open</c> or <c>link_click</c>.</summary>
    public required string Type { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string LinkToken { get; init; }

    public required string Channel { get; init; }

    public required string Content { get; init; }

    public string? Campaign { get; init; }

    /// <summary>Who is credited; null for staff's links.</summary>
    public PersonView? Referrer { get; init; }

    /// <summary>Who came; null for a click.</summary>
    public PersonView? Referred { get; init; }

    public string? InstallInstanceId { get; init; }

    public required string Platform { get; init; }

    public string? ClickId { get; init; }

    public DateTimeOffset? ClickedAt { get; init; }

    /// <summary><c>link</c>, <c>store_referrer</c>, <c>token</c>, <c>code</c> or <c>probabilistic</c>; null for a click.</summary>
    public string? Match { get; init; }

    public required bool IsGuaranteedMatch { get; init; }

    public required bool IsFirstMatchForLink { get; init; }

    public required bool IsTest { get; init; }

    /// <summary><c>valid</c>, <c>suspicious</c> or <c>rejected</c>.</summary>
    public required string Status { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<Review> Reviews { get; init; }

    public required IReadOnlyDictionary<string, string> LinkParams { get; init; }

    public required IReadOnlyDictionary<string, string> OriginalLinkParams { get; init; }

    /// <summary>The configuration version whose settings were applied.</summary>
    public required int Version { get; init; }

    /// <summary>Every step of the decision, in words.</summary>
    public required string Explanation { get; init; }

    public static ReferralView Of(Referral referral) => new()
    {
        Id = referral.Id,
        Type = ReferralEvents.TypeOf(referral.Occasion),
        At = referral.At,
        LinkToken = referral.Link,
        Channel = referral.Channel,
        Content = referral.Content,
        Campaign = referral.Campaign,
        Referrer = PersonView.Of(referral.Referrer),
        Referred = PersonView.Of(referral.Referred),
        InstallInstanceId = referral.InstallId,
        Platform = referral.Platform.Lower(),
        ClickId = referral.ClickId,
        ClickedAt = referral.ClickAt,
        Match = referral.Match,
        IsGuaranteedMatch = referral.IsGuaranteedMatch,
        IsFirstMatchForLink = referral.IsFirstMatchForLink,
        IsTest = referral.IsTest,
        Status = ReferralValues.NameOf(referral.Status),
        Reasons = referral.Reasons,
        Reviews = referral.Reviews,
        LinkParams = referral.LinkParams,
        OriginalLinkParams = referral.OriginalLinkParams,
        Version = referral.ConfigurationVersion,
        Explanation = ReferralWords.Of(referral),
    };
}
