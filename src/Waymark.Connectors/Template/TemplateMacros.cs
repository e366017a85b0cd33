using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;

namespace Waymark.Connectors.Template;

/// <summary>Every macro, one row each.</summary>
static class TemplateMacros
{
    const int Contributors = 3;
    const int FreeParameters = 5;

    public static IReadOnlyList<TemplateMacro> All { get; } =
    [
        // What the network's own link said, echoed.
        new("click_id", "The network's id of the click, as its link had it.", of => of.Parameter("click_id")) { Aliases = ["clickid"] },
        new("af_siteid", "The publisher in the link.", of => of.Parameter("site_id")) { Aliases = ["site_id", "pub_id"] },
        new("af_sub_siteid", "The sub-publisher in the link.", of => of.Parameter("sub_site_id")) { Aliases = ["sub_site_id"] },
        .. Enumerable.Range(1, FreeParameters).Select(number => new TemplateMacro(
            $"af_sub{number}", $"Free parameter {number} of the link.", of => of.Parameter($"sub{number}")) { Aliases = [$"sub{number}"] }),
        new("campaign", "The campaign's name.", of => of.Earned?.Campaign) { Aliases = ["campaign_name", "c"] },
        new("campaign_id", "The campaign's id.", of => of.Earned?.CampaignId) { Aliases = ["af_c_id"] },
        new("adset", "The ad set's name.", of => of.Earned?.AdSet) { Aliases = ["af_adset", "adset_name"] },
        new("adset_id", "The ad set's id in the link.", of => of.Parameter("ad_set_id")) { Aliases = ["af_adset_id"] },
        new("ad", "The ad's name.", of => of.Earned?.Ad) { Aliases = ["af_ad", "ad_name"] },
        new("ad_id", "The ad's id in the link.", of => of.Parameter("ad_id")) { Aliases = ["af_ad_id", "creative_id"] },
        new("ad_type", "The kind of ad in the link.", of => of.Link?.AdType) { Aliases = ["af_ad_type"] },
        new("channel", "The sub-channel in the link.", of => of.Link?.Channel) { Aliases = ["af_channel"] },
        new("keywords", "The search terms in the link.", of => of.Parameter("keywords")) { Aliases = ["af_keywords"] },
        new("partner_prt", "The agency in the link.", of => of.Parameter("agency")) { Aliases = ["af_prt", "agency"] },
        new("aff_id", "The affiliate in the link.", of => of.Link?.Affiliate),
        new("offer_id", "The offer in the link.", of => of.Link?.Offer),
        new("gclid", "Google's click id in the link.", of => of.Parameter("gclid")),
        new("gbraid", "Google's click id for apps in the link.", of => of.Parameter("gbraid")),
        new("wbraid", "Google's click id from the web in the link.", of => of.Parameter("wbraid")),
        new("fbclid", "Meta's click id in the link.", of => of.Parameter("fbclid")),
        new("ttclid", "TikTok's click id in the link.", of => of.Parameter("ttclid")),

        // Who earned the user.
        new("media_source", "The network or source, organic when nobody earned the user; empty when the partner may not hear it.",
            of => of.Event.Credit is { IsOrganic: true } ? "organic" : of.Earned?.Source) { Aliases = ["network_name", "pid"] },
        new("is_attributed", "true when a source that the partner may hear of earned the user, else false.", of => TemplateCase.Text(of.Earned is not null)),
        new("attribution_type", "organic or non-organic; empty when the partner may not hear it.",
            of => of.Event.Credit is { } credit ? credit.IsOrganic ? "organic" : "non-organic" : null),
        new("match_type", "How the touch was tied to the install: gp_referrer, deeplink, id_matching, probabilistic, referrer_claim or organic.",
            of => of.Telling.Verdict is { } verdict ? MatchNames.Of(verdict.MatchType) : null),
        new("touch_type", "click or impression.", of => of.Earned is { } credit ? credit.IsViewThrough ? "impression" : "click" : null),
        new("touch_time", "When the touch was, ISO 8601 in UTC.", of => Moments.Iso(of.Earned?.TouchAt)),
        new("is_retargeting", "true when the user was won back, else false.",
            of => TemplateCase.Text(of.Event.Kind is EventKind.Reattribution or EventKind.Reengagement || of.Earned?.IsReengagement == true)),
        new("conversion_type", "install, reinstall, reattribution or reengagement: what the credit was given for.",
            of => of.Telling.Verdict?.Conversion.ToString().ToLowerInvariant()),
        new("is_primary", "true when the event counts for the source that media_source names, else false.", of => TemplateCase.Text(of.Earned is not null)),
        .. Enumerable.Range(1, Contributors).SelectMany(Contributor),

        // The event.
        new("event_name", "The app's own name of the event; else install, reattribution and so on.", of => of.Event.Name),
        new("partner_event_id", "What the integration's event list calls the event.", of => of.Telling.Name) { Aliases = ["mapped_event_name"] },
        new("event_id", "Our id of the event, the same whenever it is sent again.", of => of.Event.Id),
        new("event_time", "When it happened, Unix seconds.", of => TemplateCase.Seconds(of.Event.At)) { Aliases = ["event_ts"] },
        new("event_time_ms", "When it happened, Unix milliseconds.", of => TemplateCase.Milliseconds(of.Event.At)),
        new("event_time_iso", "When it happened, ISO 8601 in UTC.", of => Moments.Iso(of.Event.At)),
        new("event_value", "The parameters as JSON.", of => Encoding.UTF8.GetString(of.Event.Values.Span)),
        new("event_value_encoded", "The parameters as JSON, URL-encoded once wherever it stands.",
            of => Uri.EscapeDataString(Encoding.UTF8.GetString(of.Event.Values.Span))) { IsEncoded = true },
        new("event_revenue", "The amount, in the event's currency.", of => TemplateCase.Text(of.Event.Revenue?.Amount)) { Aliases = ["revenue"] },
        new("event_revenue_currency", "The amount's currency.", of => of.Event.Revenue?.Currency) { Aliases = ["currency"] },
        new("event_revenue_usd", "The amount in US dollars by the daily rate.", of => TemplateCase.Text(of.Event.RevenueUsd)) { Aliases = ["event_revenue_USD"] },

        // User and device.
        new("customer_user_id", "The app's own id of the user.", of => of.UserId) { Aliases = ["cuid", "user_id"] },
        new("install_id", "Our id of the install.", of => of.Event.InstallId) { Aliases = ["appsflyer_id"] },
        new("advertising_id", "GAID on Android, IDFA on iOS.", of => of.Device.Gaid ?? of.Device.Idfa),
        new("gaid", "Google advertising id.", of => of.Device.Gaid),
        new("idfa", "Apple advertising id.", of => of.Device.Idfa),
        new("idfv", "Apple's id per vendor.", of => of.Device.Idfv),
        new("oaid", "Open advertising id in the link.", of => of.Link?.Oaid),
        new("android_id", "Android id.", of => of.Device.AndroidId),
        new("app_set_id", "Google's id per developer.", of => of.Device.AppSetId),
        new("sha1_gaid", "SHA-1 of the lower-case GAID, hex.", of => TemplateCase.Sha1(of.Device.Gaid)),
        new("sha1_idfa", "SHA-1 of the lower-case IDFA, hex.", of => TemplateCase.Sha1(of.Device.Idfa)),
        new("sha1_idfv", "SHA-1 of the lower-case IDFV, hex.", of => TemplateCase.Sha1(of.Device.Idfv)),
        new("sha1_android_id", "SHA-1 of the Android id, hex.", of => TemplateCase.Sha1(of.Device.AndroidId)),
        new("md5_gaid", "MD5 of the lower-case GAID, hex.", of => TemplateCase.Md5(of.Device.Gaid)),
        new("md5_idfa", "MD5 of the lower-case IDFA, hex.", of => TemplateCase.Md5(of.Device.Idfa)),
        new("sha256_gaid", "SHA-256 of the lower-case GAID, hex.", of => TemplateCase.Sha256(of.Device.Gaid)),
        new("sha256_idfa", "SHA-256 of the lower-case IDFA, hex.", of => TemplateCase.Sha256(of.Device.Idfa)),
        new("sha256_email", "SHA-256 of the trimmed lower-case address, hex.", of => TemplateCase.Sha256OfPersonal(of.Telling.Subject.User?.Email)),
        new("sha256_phone", "SHA-256 of the number as the app told it, hex.", of => TemplateCase.Sha256OfPersonal(of.Telling.Subject.User?.Phone)),
        new("ip", "The address the app was first opened from.", of => TemplateCase.Address(of.Install?.Address)),
        new("ip_masked", "The same without its last part: /24, or /48 for IPv6.", of => TemplateCase.Masked(of.Install?.Address)),
        TemplateMacro.NotKept("user_agent", "The device's user agent."),
        new("country_code", "The country of the address the app was first opened from, ISO 3166-1 alpha-2.", of => of.Install?.Country),
        TemplateMacro.NotKept("city", "The city by the address."),
        new("language", "The device's language, two letters.", of => of.Device.Language),
        TemplateMacro.NotKept("carrier", "The mobile carrier."),
        new("device_model", "The device's model.", of => of.Device.Model),
        new("device_brand", "The device's brand.", of => of.Device.Brand),
        new("platform", "android, ios or web.", of => Known(of.Event.Platform)?.Lower() ?? Known(of.Install?.Platform ?? default)?.Lower()),
        new("os_version", "The version of the operating system.", of => of.Device.OsVersion),
        new("app_version", "The app's version.", of => of.Install?.AppVersion),
        new("sdk_version", "The SDK's version.", of => of.Install?.SdkVersion),
        new("app_id", "The package on Android; id and the App Store's number on iOS.", AppId),
        new("bundle_id", "The package on Android; the bundle id on iOS.", of => IsApple(of) ? of.Telling.App.Ios?.BundleId : of.Telling.App.Android?.Package),
        new("app_name", "The app's name.", of => of.Telling.App.Name ?? of.Telling.App.Id),
        TemplateMacro.NotKept("wifi", "Whether the device was on Wi-Fi."),

        // Times.
        new("click_ts", "When the touch was, Unix seconds.", of => TemplateCase.Seconds(of.Earned?.TouchAt)) { Aliases = ["click_time"] },
        new("click_ts_ms", "When the touch was, Unix milliseconds.", of => TemplateCase.Milliseconds(of.Earned?.TouchAt)),
        new("install_ts", "When the app was first opened, Unix seconds.", of => TemplateCase.Seconds(of.Install?.OpenedAt)) { Aliases = ["install_time"] },
        new("install_ts_ms", "When the app was first opened, Unix milliseconds.", of => TemplateCase.Milliseconds(of.Install?.OpenedAt)),
        TemplateMacro.NotKept("gp_click_ts", "When Google Play saw the click."),
        TemplateMacro.NotKept("gp_install_begin_ts", "When Google Play began to install."),

        // Privacy.
        new("att_status", "Apple's tracking permission, 0 to 3.", of => of.Device.AttStatus),
        new("lat", "true when the person limits ad tracking, false when not, empty when not known.", LimitsAdTracking),
        new("eea", "true or false: whether the person is in the European Economic Area; empty when the app did not say.", of => TemplateCase.Text(of.Install?.Consent?.IsEea)),
        new("ad_user_data", "true or false: consent to pass data on for advertising.", of => TemplateCase.Text(of.Install?.Consent?.AdUserData)),
        new("ad_personalization", "true or false: consent to personal advertising.", of => TemplateCase.Text(of.Install?.Consent?.AdPersonalization)),

        // Fraud.
        new("blocked_reason", "Why fraud rules took the credit away.", of => of.Event.Credit?.Blocked),
        new("blocked_sub_reason", "What the rule measured.", of => of.Rejection("input")),
        new("blocked_threshold", "What it was compared with.", of => of.Rejection("threshold")),
        new("rejection_type", "hijacked when the install counts for somebody else, fake when it counts nowhere, late when a person rejected it after it had been counted.", of => of.Rejection("kind")),
        new("rejection_reason", "The rule of the owner's own that refused the install.", of => of.Rejection("validation")),
    ];

    public static FrozenDictionary<string, TemplateMacro> ByName { get; } = All
        .SelectMany(macro => macro.Aliases.Prepend(macro.Name).Select(name => KeyValuePair.Create(name, macro)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    static IEnumerable<TemplateMacro> Contributor(int number)
    {
        var which = number.ToString(CultureInfo.InvariantCulture);
        const string Who = "For receivers of the owner's own only.";
        yield return new($"contributor_{which}_media_source", $"Source {which} that helped and did not win. {Who}", of => of.Contributor(number)?.Source);
        yield return new($"contributor_{which}_campaign", $"Its campaign. {Who}", of => of.Contributor(number)?.Campaign);
        yield return new($"contributor_{which}_touch_time", $"When its touch was, ISO 8601 in UTC. {Who}", of => Moments.Iso(of.Contributor(number)?.At));
        yield return new($"contributor_{which}_match_type", $"How its touch was tied to the install. {Who}",
            of => of.Contributor(number) is { } helper ? MatchNames.Of(helper.MatchType) : null);
    }

    static bool IsApple(TemplateCase of) => (Known(of.Event.Platform) ?? of.Install?.Platform) == Platform.Ios;

    static Platform? Known(Platform platform) => platform == Platform.Unknown ? null : platform;

    static string? AppId(TemplateCase of) => !IsApple(of) ? of.Telling.App.Android?.Package
        : of.Telling.App.Ios?.AppStoreId is { } number ? $"id{number}"
        : of.Telling.App.Ios?.BundleId;

    static string? LimitsAdTracking(TemplateCase of) => of.Device switch
    {
        { AllowsAds: false } => "true",
        { AttStatus: "1" or "2" } or { LimitsAdTracking: true } => "true",
        { AllowsAds: true } or { AttStatus: "3" } or { LimitsAdTracking: false } => "false",
        _ => null,
    };
}
