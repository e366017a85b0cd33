using System.Globalization;
using Waymark.Apps;
using Waymark.Attribution.Networks;
using Waymark.Devices;
using Waymark.Installs;
using Waymark.Privacy;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>The tests that touches go through. Each one stores what went in, so that the answer can be argued about.</summary>
static class Checks
{
    /// <summary>The checks of every touch that is proved to be the device's own.</summary>
    public static List<Check> Proven(Evidence evidence, Touch touch) => Common(evidence, touch, ClickWindow.Proven(evidence.App, touch));

    /// <summary>The checks of a touch that only address and traits tie to the device.</summary>
    public static List<Check> Probabilistic(Evidence evidence, AddressTouch candidate)
    {
        var touch = candidate.Touch;
        var checks = Common(evidence, touch, ClickWindow.Probabilistic(evidence.App, touch));

        checks.Add(touch.HasDeviceId ? UsualChecks.HasDeviceId : UsualChecks.NoDeviceId);
        checks.Add(Platform(touch.Platform, evidence.Platform));
        checks.Add(candidate.CreditedTo is null ? UsualChecks.NotCreditedYet : UsualChecks.Credited);
        // Play says "organic" only when no link led to the store; a click of ours would have left its id there.
        checks.Add(evidence.Referrer is ReferrerReading.StoreOrganic ? UsualChecks.StoreOrganic : UsualChecks.NothingInReferrer);
        checks.Add(Privacy(evidence, touch));
        return checks;
    }

    /// <summary>The checks of an ad that was seen and not clicked.</summary>
    public static List<Check> Seen(Evidence evidence, Touch view) => Common(evidence, view, ClickWindow.View(evidence.App, view));

    /// <summary>The checks of how a claim ties its touch to the device: a network may name its own clicks alone, and an id only where ids may be used.</summary>
    public static IEnumerable<Check> Told(Evidence evidence, ClaimEvidence claim)
    {
        if (claim.Received.Claim is { DeviceId: not null, ClickId: null, NetworkClickId: null }) yield return DeviceId(evidence);

        if (claim.Received.Claim.ClickId is not null)
            yield return new("own_click", claim.ClickedSource ?? "nobody that is known", claim.Received.Source, null, claim.Received.Source.Equals(claim.ClickedSource, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The checks of what only the referrer claims.</summary>
    public static List<Check> Claimed(Evidence evidence, Touch claim)
    {
        var checks = new List<Check>();
        if (evidence.ReferrerClickAt is not null) checks.Add(Window(evidence.At, claim, ClickWindow.Proven(evidence.App, claim)));
        AddCampaign(checks, evidence.App, claim);
        if (evidence.Earlier is not null) checks.Add(new("wins_back", "a claim without a click", "a click of ours", null, false));
        return checks;
    }

    /// <summary>The checks of a link that opened an app which was still there.</summary>
    public static List<Check> Opened(App app, Install install, Touch touch, long fact, DateTimeOffset at)
    {
        var settings = app.Attribution;
        var away = at - install.AwaySince(at);

        List<Check> checks = [BeforeOpen(fact, Moment(at), touch), Window(at, touch, ClickWindow.Proven(app, touch))];
        if (install.Verdict is { IsBlocked: true, Credit.Blocked: var rule }) checks.Add(new("counts", $"blocked by {rule}", "an install that counts", null, false));

        AddCampaign(checks, app, touch);
        checks.Add(Retargeting(settings, touch));

        // Feeds tell late: the user may have been back since, and then nobody knows how long they had been away.
        checks.Add(new("inactivity", Span(away), Days(settings.InactivityDays), "app", settings.InactivityDays == 0 || away >= TimeSpan.FromDays(settings.InactivityDays)));

        if (install.Reengagement is { } last)
            checks.Add(new("gap", Span(at - last.At), Hours(settings.ReengagementGapHours), "app", at - last.At >= TimeSpan.FromHours(settings.ReengagementGapHours)));

        checks.Add(NewTouch(install, touch));

        if (install.Verdict is { } verdict && at - verdict.At < TimeSpan.FromHours(settings.ReengagementGapHours))
            checks.Add(new("no_echo", IsEcho(verdict, touch) ? "the deep link of the install" : "another link", "another link", null, !IsEcho(verdict, touch)));

        return checks;
    }

    static Check NewTouch(Install install, Touch touch)
    {
        var input = touch.ClickId == install.Verdict?.Credit.TouchId ? "the touch that earned the install"
            : touch.ClickId == install.Reengagement?.Credit.TouchId ? "the touch of the last re-engagement"
            : "a new touch";

        return new("new_touch", input, "a new touch", null, input == "a new touch");
    }

    // Apps hand the deferred deep link that they were led to right back, as a link that opened them.
    static bool IsEcho(Verdict verdict, Touch touch) =>
        touch.Url == verdict.DeepLink || (touch.CampaignId is not null && touch.CampaignId == verdict.Credit.CampaignId);

    static List<Check> Common(Evidence evidence, Touch touch, ClickWindow window)
    {
        var checks = new List<Check>(8) { BeforeOpen(evidence.OpenedOn, evidence.AtInWords, touch), Window(evidence.At, touch, window) };
        AddCampaign(checks, evidence.App, touch);
        if (evidence.Earlier is not null) checks.AddRange(Comeback(evidence, evidence.Earlier, touch));
        return checks;
    }

    // By the order in which we heard of them: a clock that was set back does not make a click late.
    static Check BeforeOpen(long openedOn, string open, Touch touch) =>
        new("before_open", Moment(touch.At), open, null, touch.Position <= openedOn);

    static Check Window(DateTimeOffset open, Touch touch, ClickWindow window) =>
        new("window", Span(open - touch.At), window.InWords, window.SettingFrom, window.Hours > 0 && window.Covers(touch, open));

    // What the link's own standing and the campaign's say; a link that may not earn was still followed.
    static void AddCampaign(List<Check> checks, App app, Touch touch)
    {
        if (touch.Refused is { } refused)
            checks.Add(new(refused.StartsWith("signature", StringComparison.Ordinal) ? "click_signature" : "link_standing", refused, refused.StartsWith("signature", StringComparison.Ordinal) ? "signature_valid" : "active", "link", false));

        if (touch.CampaignId is { } id && app.FindCampaign(id) is { } campaign)
            checks.Add(campaign.Active ? UsualChecks.CampaignActive : UsualChecks.CampaignSwitchedOff);
    }

    // For a device that had the app before, only a touch that came after it, of a link that may win users back.
    static IEnumerable<Check> Comeback(Evidence evidence, EarlierInstall earlier, Touch touch)
    {
        var settings = evidence.App.Attribution;
        var away = evidence.At - earlier.LastActiveAt;

        yield return new("after_earlier_install", Moment(touch.At), Moment(earlier.OpenedAt), null, touch.At > earlier.OpenedAt);
        yield return Retargeting(settings, touch);
        yield return new("inactivity", Span(away), Days(settings.InactivityDays), "app", away >= TimeSpan.FromDays(settings.InactivityDays));
    }

    static Check Retargeting(AttributionSettings settings, Touch touch)
    {
        var passed = settings.Retargeting switch
        {
            RetargetingLinks.All => true,
            RetargetingLinks.Marked => touch.IsRetargeting,
            RetargetingLinks.Off => false,
            _ => throw new ArgumentOutOfRangeException(nameof(settings)),
        };

        return new("retargeting", touch.IsRetargeting ? "marked as retargeting" : "an ordinary link", settings.Retargeting.ToString().ToLowerInvariant(), "app", passed);
    }

    static Check Platform(Platform clicked, Platform installed) =>
        clicked == installed ? UsualChecks.SamePlatform[(int)clicked] : new("platform", clicked.Lower(), installed.Lower(), null, false);

    static Check Privacy(Evidence evidence, Touch touch) => Allowed(
        UsualChecks.TraitsAllowed,
        SignalRules.AgainstTraits(evidence.App, evidence.Platform, evidence.Device, evidence.Consent, evidence.HasOptedOut, isAd: touch.IsPaid));

    /// <summary>The check of a touch that only the advertising id ties to the device.</summary>
    public static Check DeviceId(Evidence evidence) => Allowed(
        UsualChecks.DeviceIdAllowed, SignalRules.AgainstAdvertisingId(evidence.App.Privacy, evidence.Device, evidence.Consent, evidence.HasOptedOut));

    static Check Allowed(Check allowed, string? objection) => objection is null ? allowed : allowed with { Input = objection, Passed = false };

    public static string Span(TimeSpan span) => span.Duration() switch
    {
        { TotalHours: >= 48 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} d"),
        { TotalMinutes: >= 90 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h"),
        { TotalSeconds: >= 90 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s"),
    };

    public static string Hours(int hours) => string.Create(CultureInfo.InvariantCulture, $"{hours} h");

    public static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} d");

    public static string Moment(DateTimeOffset moment) => moment.ToString("u", CultureInfo.InvariantCulture);
}
