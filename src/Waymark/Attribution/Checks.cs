using System.Globalization;
using Waymark.Apps;
using Waymark.Attribution.Networks;
using Waymark.Installs;
using Waymark.Privacy;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>The tests that touches go through. Each one stores what went in, so that the answer can be argued about.</summary>
static class Checks
{
    /// <summary>The checks of every touch that is proved to be the device's own.</summary>
    public static IEnumerable<Check> Proven(Evidence evidence, Touch touch) =>
        [BeforeOpen(evidence.OpenedOn, evidence.At, touch), Window(evidence.At, touch, ClickWindow.Proven(evidence.App, touch)), .. Campaign(evidence.App, touch), .. Comeback(evidence, touch)];

    /// <summary>The checks of a touch that only address and traits tie to the device.</summary>
    public static IEnumerable<Check> Probabilistic(Evidence evidence, AddressTouch candidate)
    {
        var touch = candidate.Touch;
        var window = ClickWindow.Probabilistic(evidence.App, touch);

        return
        [
            BeforeOpen(evidence.OpenedOn, evidence.At, touch),
            Window(evidence.At, touch, window),
            .. Campaign(evidence.App, touch),
            .. Comeback(evidence, touch),
            new("no_device_id", touch.HasDeviceId ? "the click carries an advertising id" : "none on the click", "none", null, !touch.HasDeviceId),
            new("platform", Name(touch.Platform), Name(evidence.Platform), null, touch.Platform == evidence.Platform && touch.Platform != Devices.Platform.Unknown),
            new("not_credited_yet", candidate.CreditedTo is null ? "free" : "credited to another install", "free", null, candidate.CreditedTo is null),
            Referrer(evidence),
            Privacy(evidence, touch),
        ];
    }

    /// <summary>The checks of an ad that was seen and not clicked.</summary>
    public static IEnumerable<Check> Seen(Evidence evidence, Touch view) =>
        [BeforeOpen(evidence.OpenedOn, evidence.At, view), Window(evidence.At, view, ClickWindow.View(evidence.App, view)), .. Campaign(evidence.App, view), .. Comeback(evidence, view)];

    /// <summary>The checks of how a claim ties its touch to the device: a network may name its own clicks alone, and an id only where ids may be used.</summary>
    public static IEnumerable<Check> Told(Evidence evidence, ClaimEvidence claim)
    {
        if (claim.Received.Claim is { DeviceId: not null, ClickId: null, NetworkClickId: null }) yield return DeviceId(evidence);

        if (claim.Received.Claim.ClickId is not null)
            yield return new("own_click", claim.ClickedSource ?? "nobody that is known", claim.Received.Source, null, claim.Received.Source.Equals(claim.ClickedSource, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The checks of what only the referrer claims.</summary>
    public static IEnumerable<Check> Claimed(Evidence evidence, Touch claim)
    {
        if (evidence.ReferrerClickAt is not null)
            yield return Window(evidence.At, claim, ClickWindow.Proven(evidence.App, claim));

        foreach (var check in Campaign(evidence.App, claim))
            yield return check;

        if (evidence.Earlier is not null)
            yield return new("wins_back", "a claim without a click", "a click of ours", null, false);
    }

    /// <summary>The checks of a link that opened an app which was still there.</summary>
    public static IEnumerable<Check> Opened(App app, Install install, Touch touch, long fact, DateTimeOffset at)
    {
        var settings = app.Attribution;
        var away = at - install.AwaySince(at);

        yield return BeforeOpen(fact, at, touch);
        yield return Window(at, touch, ClickWindow.Proven(app, touch));

        if (install.Verdict is { IsBlocked: true, Credit.Blocked: var rule }) yield return new("counts", $"blocked by {rule}", "an install that counts", null, false);

        foreach (var check in Campaign(app, touch))
            yield return check;

        yield return Retargeting(settings, touch);

        // Feeds tell late: the user may have been back since, and then nobody knows how long they had been away.
        yield return new("inactivity", Span(away), Days(settings.InactivityDays), "app", settings.InactivityDays == 0 || away >= TimeSpan.FromDays(settings.InactivityDays));

        if (install.Reengagement is { } last)
            yield return new("gap", Span(at - last.At), Hours(settings.ReengagementGapHours), "app", at - last.At >= TimeSpan.FromHours(settings.ReengagementGapHours));

        yield return NewTouch(install, touch);

        if (install.Verdict is { } verdict && at - verdict.At < TimeSpan.FromHours(settings.ReengagementGapHours))
            yield return new("no_echo", IsEcho(verdict, touch) ? "the deep link of the install" : "another link", "another link", null, !IsEcho(verdict, touch));
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

    // By the order in which we heard of them: a clock that was set back does not make a click late.
    static Check BeforeOpen(long openedOn, DateTimeOffset open, Touch touch) =>
        new("before_open", Moment(touch.At), Moment(open), null, touch.Position <= openedOn);

    static Check Window(DateTimeOffset open, Touch touch, ClickWindow window) =>
        new("window", Span(open - touch.At), Hours(window.Hours), window.SettingFrom, window.Hours > 0 && window.Covers(touch, open));

    // What the link's own standing and the campaign's say; a link that may not earn was still followed.
    static IEnumerable<Check> Campaign(App app, Touch touch)
    {
        if (touch.Refused is { } refused)
            yield return new(refused.StartsWith("signature", StringComparison.Ordinal) ? "click_signature" : "link_standing", refused, refused.StartsWith("signature", StringComparison.Ordinal) ? "signature_valid" : "active", "link", false);

        if (touch.CampaignId is { } id && app.FindCampaign(id) is { } campaign)
            yield return new("campaign_active", campaign.Active ? "active" : "switched off", "active", "campaign", campaign.Active);
    }

    // For a device that had the app before, only a touch that came after it, of a link that may win users back.
    static IEnumerable<Check> Comeback(Evidence evidence, Touch touch)
    {
        if (evidence.Earlier is not { } earlier) yield break;

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

    // Play says "organic" only when no link led to the store; a click of ours would have left its id there.
    static Check Referrer(Evidence evidence) =>
        new("referrer", evidence.Referrer is ReferrerReading.StoreOrganic ? "store_organic" : "says nothing against it", "not store_organic", null, evidence.Referrer is not ReferrerReading.StoreOrganic);

    static Check Privacy(Evidence evidence, Touch touch) => Allowed(
        "privacy",
        SignalRules.AgainstTraits(evidence.App, evidence.Platform, evidence.Device, evidence.Consent, evidence.HasOptedOut, isAd: touch.IsPaid));

    /// <summary>The check of a touch that only the advertising id ties to the device.</summary>
    public static Check DeviceId(Evidence evidence) => Allowed(
        "device_id_allowed", SignalRules.AgainstAdvertisingId(evidence.App.Privacy, evidence.Device, evidence.Consent, evidence.HasOptedOut));

    static Check Allowed(string name, string? objection) => new(name, objection ?? "allowed", "allowed", "app", objection is null);

    public static string Span(TimeSpan span) => span.Duration() switch
    {
        { TotalHours: >= 48 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} d"),
        { TotalMinutes: >= 90 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h"),
        { TotalSeconds: >= 90 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s"),
    };

    public static string Hours(int hours) => string.Create(CultureInfo.InvariantCulture, $"{hours} h");

    public static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} d");

    public static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static string Name(Devices.Platform platform) => Devices.PlatformNames.Lower(platform);
}
