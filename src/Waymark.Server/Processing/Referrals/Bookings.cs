using Waymark.Devices;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.SmartLinks;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Writes down that somebody came through a link, and what follows: the relation, and the events that partners hear.</summary>
static class Bookings
{
    // What a typed code is called as a channel: nobody knows how it was passed on.
    const string ByHand = "manual";

    public static Referral Book(Case @case, Occasion occasion, Coming coming)
    {
        var (clue, link) = (coming.Clue, coming.Clue.Link!);
        var fraud = ReferralFraud.Judge(Suspicions.About(@case, occasion, coming), @case.App.Referrals.Fraud);
        var parameters = LinkParams.Of(link, clue.Url);

        var referral = new Referral
        {
            App = @case.App.Id,
            Id = @case.Fact.Position,
            Occasion = occasion,
            At = @case.At,
            Link = link.Token,
            Channel = clue.Kind == ClueKind.Code ? ByHand : link.Channel ?? "",
            Content = parameters.Merged.GetValueOrDefault(LinkParams.Content, ""),
            Campaign = link.Campaign,
            Referrer = link.Sender,
            Referred = coming.Referred,
            InstallId = coming.Install?.Id,
            Platform = coming.Install?.Platform ?? coming.Platform,
            Country = coming.Country ?? @case.Fact.Country ?? (coming.Call is { } call ? Countries.Of(call) : null),
            ClickId = clue.ClickId,
            ClickAt = clue.ClickId is null ? null : clue.At,
            Match = occasion == Occasion.LinkClick ? null : ClueNames.Of(clue.Kind),
            IsGuaranteedMatch = occasion != Occasion.LinkClick && clue.IsGuaranteed,
            IsFirstMatchForLink = coming.Install is { } install && IsFirstFor(@case, install, link),
            IsTest = fraud.Reasons.Contains(FraudReasons.TestDevice),
            Address = occasion == Occasion.LinkClick ? clue.Address : @case.Fact.MatchKey,
            Status = fraud.Status,
            Reasons = fraud.Reasons,
            LinkParams = parameters.Merged,
            OriginalLinkParams = parameters.Original,
            Explanation = [.. ReferralWords.Steps(coming.Match, coming.Occasion, fraud)],
            ConfigurationVersion = @case.Fact.ConfigurationVersion,
        };

        @case.State.Save(referral);
        ReferralFigures.Count(@case, referral);
        if (referral.Referrer is { } referrer) Tally.Count(@case, occasion, coming, referrer);
        InstallRelations.Set(@case, referral);
        ReferralNews.Tell(@case, referral, coming.Install);
        return referral;
    }

    // By the device where it has an id: the same one, installed again, is not new to the link.
    static bool IsFirstFor(Case @case, Install install, SmartLink link)
    {
        var device = DeviceKey.Of(install.Device).Select(key => (long?)key).FirstOrDefault() is { } known
            ? known.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : install.Id;

        return @case.State.Remember(@case.App.Id, Fingerprint.Of("link-device", link.Token, device), @case.At);
    }
}
