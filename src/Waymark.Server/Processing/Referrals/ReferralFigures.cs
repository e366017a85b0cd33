using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Referrals.Reports;
using Waymark.Reports;
using Waymark.Touches;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Referrals in the daily figures: each counts once, on the day it happened, under the status that it has now.</summary>
static class ReferralFigures
{
    const int LongestName = 128;

    public static void Count(Case @case, Referral referral)
    {
        Add(@case, referral, 1);

        switch (referral)
        {
            case { Occasion: Occasion.WebSignUp, Referrer: not null, Referred.UserId: { } user }:
                CountSignUp(@case, referral, user);
                break;
            case { Occasion: Occasion.AppInstall or Occasion.AppReinstall, InstallId: { } id } when @case.State.FindInstall(@case.App.Id, id) is { } install:
                InvitedPeople.Arrived(@case, referral, install);
                break;
        }
    }

    /// <summary>Takes a referral from one figure to another because it is believed more, or less.</summary>
    public static void Move(Case @case, Referral before, Referral after)
    {
        Add(@case, before, -1);
        Add(@case, after, 1);
    }

    /// <summary>A click of a visitor whom the invite has not seen yet: known again by address, browser and language.</summary>
    public static void CountVisitor(Case @case, Referral click, Touch touch)
    {
        var visitor = Fingerprint.Of("invite-visitor", click.Link, touch.Address ?? $"{@case.Fact.Address}", $"{touch.Visitor:x16}");
        if (click.Referrer is not null && @case.State.Remember(@case.App.Id, visitor, @case.At)) Count(@case, click, ReferralMeasures.UniqueClicks, click.At);
    }

    /// <summary>Whoever was brought has an account now; once for each user.</summary>
    public static void CountSignUp(Case @case, Referral brought, string user)
    {
        if (@case.State.Remember(@case.App.Id, Fingerprint.Of("invite-sign-up", user), @case.At)) Count(@case, brought, ReferralMeasures.SignUps, @case.At);
    }

    /// <summary>Counts something by channel, content, country, campaign, platform and status of a referral.</summary>
    public static void Count(Case @case, Referral referral, string measure, DateTimeOffset at, long count = 1)
    {
        var figure = new Figure(count, 0);
        @case.State.Add(KeyOf(@case, referral, measure, referral.Channel, at), figure);
        if (referral.Content.Length > 0) @case.State.Add(KeyOf(@case, referral, measure + ReferralMeasures.ByContent, referral.Content, at), figure);
        if (referral.Country is { } country) @case.State.Add(KeyOf(@case, referral, measure + ReferralMeasures.ByCountry, country, at), figure);
    }

    static void Add(Case @case, Referral referral, long count)
    {
        Count(@case, referral, ReferralMeasures.Of(referral.Occasion, referral.Referrer is not null), referral.At, count);

        foreach (var reason in referral.Reasons)
            @case.State.Add(KeyOf(@case, referral, ReferralMeasures.Reasons, reason, referral.At), new Figure(count, 0));

        if (referral is { Occasion: Occasion.AppInstall, Referrer: { } sender } && ReferralMeasures.Counts(referral)) InviteFigures.Brought(@case, sender, count);
    }

    static RollupKey KeyOf(Case @case, Referral referral, string measure, string name, DateTimeOffset at) => new(
        @case.App.Id, AppCalendar.DayOf(@case.App, at), measure, name.Length <= LongestName ? name : name[..LongestName],
        ReferralMeasures.StatusOf(referral), referral.Campaign ?? "", referral.Platform);
}
