using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Waymark.Connectors;

/// <summary>Rewrites postback templates that were made for other products.</summary>
public static partial class MacroConversion
{
    // Documentation: https://support.appsflyer.com/hc/en-us/articles/207273946 and 360016751637. Hyphens and underscores are used alike there.
    static readonly FrozenDictionary<string, string> AppsFlyerNames = Table(
    [
        ("clickid", "click_id"), ("click_id", "click_id"), ("af_siteid", "af_siteid"), ("siteid", "af_siteid"), ("site_id", "af_siteid"),
        ("af_sub_siteid", "af_sub_siteid"), ("af_sub1", "af_sub1"), ("af_sub2", "af_sub2"), ("af_sub3", "af_sub3"), ("af_sub4", "af_sub4"), ("af_sub5", "af_sub5"),
        ("campaign", "campaign"), ("c", "campaign"), ("campaign_id", "campaign_id"), ("af_c_id", "campaign_id"),
        ("af_adset", "adset"), ("adset", "adset"), ("af_adset_id", "adset_id"), ("adset_id", "adset_id"),
        ("af_ad", "ad"), ("ad", "ad"), ("af_ad_id", "ad_id"), ("ad_id", "ad_id"), ("af_ad_type", "ad_type"), ("ad_type", "ad_type"),
        ("af_channel", "channel"), ("channel", "channel"), ("af_keywords", "keywords"), ("keywords", "keywords"), ("af_prt", "partner_prt"), ("partner_prt", "partner_prt"),
        ("media_source", "media_source"), ("pid", "media_source"), ("is_attributed", "is_attributed"), ("match_type", "match_type"),
        ("attributed_touch_type", "touch_type"), ("touch_type", "touch_type"), ("is_retargeting", "is_retargeting"),
        ("retargeting_conversion_type", "conversion_type"), ("is_primary_attribution", "is_primary"),
        ("click_ts", "click_ts"), ("install_unix_ts", "install_ts"), ("install_ts", "install_ts"), ("gp_click_ts", "gp_click_ts"),
        ("event_name", "event_name"), ("mapped_iae", "partner_event_id"), ("partner_event_id", "partner_event_id"), ("event_id", "event_id"),
        ("event_time", "event_time"), ("event_value", "event_value"), ("event_revenue", "event_revenue"),
        ("event_revenue_usd", "event_revenue_usd"), ("event_revenue_currency", "event_revenue_currency"), ("currency", "event_revenue_currency"),
        ("customer_user_id", "customer_user_id"), ("appsflyer_id", "install_id"), ("appsflyer_device_id", "install_id"), ("af_id", "install_id"),
        ("advertiserid", "gaid"), ("advertising_id", "gaid"), ("gaid", "gaid"), ("idfa", "idfa"), ("idfv", "idfv"), ("oaid", "oaid"), ("android_id", "android_id"),
        ("sha1_idfa", "sha1_idfa"), ("sha1_idfv", "sha1_idfv"), ("sha1_advertiserid", "sha1_gaid"), ("sha1_advertising_id", "sha1_gaid"), ("sha1_android_id", "sha1_android_id"),
        ("ip", "ip"), ("user_agent", "user_agent"), ("ua", "user_agent"), ("country_code", "country_code"), ("city", "city"), ("language", "language"), ("lang", "language"),
        ("carrier", "carrier"), ("device_model", "device_model"), ("os_version", "os_version"), ("app_version", "app_version"), ("app_version_name", "app_version"),
        ("sdk_version", "sdk_version"), ("app_id", "app_id"), ("app_name", "app_name"), ("bundle_id", "bundle_id"), ("platform", "platform"), ("wifi", "wifi"),
        ("att", "att_status"), ("att_status", "att_status"), ("lat", "lat"), ("is_lat", "lat"), ("eea", "eea"), ("ad_user_data", "ad_user_data"), ("ad_personalization", "ad_personalization"),
        ("blocked_reason", "blocked_reason"), ("blocked_sub_reason", "blocked_sub_reason"), ("rejected_reason", "rejection_reason"), ("rejection_reason", "rejection_reason"),
    ]);

    // Documentation: https://help.adjust.com/en/partner/placeholders. {revenue} is in cents there and {event} a token: neither has an equivalent.
    static readonly FrozenDictionary<string, string> AdjustNames = Table(
    [
        ("gps_adid", "gaid"), ("idfa", "idfa"), ("idfv", "idfv"), ("oaid", "oaid"), ("android_id", "android_id"), ("idfa||gps_adid", "advertising_id"),
        ("gps_adid_lower_sha1", "sha1_gaid"), ("gps_adid_lower_md5", "md5_gaid"), ("android_id_lower_sha1", "sha1_android_id"), ("adid", "install_id"),
        ("click_id", "click_id"), ("network_name", "media_source"), ("campaign_name", "campaign"), ("adgroup_name", "adset"), ("creative_name", "ad"), ("match_type", "match_type"),
        ("event_name", "event_name"), ("revenue_float", "event_revenue"), ("currency", "event_revenue_currency"), ("revenue_usd", "event_revenue_usd"),
        ("created_at", "event_time"), ("created_at_milli", "event_time_ms"), ("click_time", "click_ts"), ("installed_at", "install_ts"), ("nonce", "event_id"),
        ("ip_address", "ip"), ("user_agent", "user_agent"), ("country", "country_code"), ("city", "city"), ("language", "language"), ("device_name", "device_model"),
        ("os_name", "platform"), ("os_version", "os_version"), ("sdk_version", "sdk_version"), ("app_version", "app_version"), ("app_id", "app_id"), ("app_name", "app_name"),
        ("tracking_limited", "lat"), ("att_status", "att_status"), ("rejection_reason", "rejection_reason"), ("gclid", "gclid"), ("gbraid", "gbraid"), ("wbraid", "wbraid"),
    ]);

    // Documentation: https://help.branch.io/docs/postback-macros-functions. Times are milliseconds there.
    static readonly FrozenDictionary<string, string> BranchNames = Table(
    [
        ("id", "event_id"), ("name", "event_name"), ("customer_event_alias", "partner_event_id"), ("timestamp", "event_time_ms"), ("event_timestamp", "event_time_ms"), ("attributed", "is_attributed"),
        ("user_data.idfa", "idfa"), ("user_data.idfv", "idfv"), ("user_data.aaid", "gaid"), ("user_data.android_id", "android_id"), ("user_data.developer_identity", "customer_user_id"),
        ("user_data.ip", "ip"), ("user_data.user_agent", "user_agent"), ("user_data.os", "platform"), ("user_data.os_version", "os_version"), ("user_data.model", "device_model"),
        ("user_data.brand", "device_brand"), ("user_data.language", "language"), ("user_data.country", "country_code"), ("user_data.geo_city_en", "city"), ("user_data.geo_country_code", "country_code"),
        ("user_data.app_version", "app_version"), ("user_data.sdk_version", "sdk_version"), ("user_data.carrier_name", "carrier"), ("user_data.limit_ad_tracking", "lat"),
        ("event_data.revenue", "event_revenue"), ("event_data.currency", "event_revenue_currency"), ("event_data.revenue_in_usd", "event_revenue_usd"),
        ("last_attributed_touch_type", "touch_type"), ("last_attributed_touch_timestamp", "click_ts_ms"),
        ("last_attributed_touch_data.tilde_campaign", "campaign"), ("last_attributed_touch_data.tilde_campaign_id", "campaign_id"),
        ("last_attributed_touch_data.tilde_channel", "channel"), ("last_attributed_touch_data.tilde_advertising_partner_name", "media_source"),
        ("last_attributed_touch_data.tilde_ad_set_name", "adset"), ("last_attributed_touch_data.tilde_ad_set_id", "adset_id"),
        ("last_attributed_touch_data.tilde_ad_name", "ad"), ("last_attributed_touch_data.tilde_ad_id", "ad_id"),
        ("last_attributed_touch_data.tilde_keyword", "keywords"), ("last_attributed_touch_data.tilde_agency", "partner_prt"), ("last_attributed_touch_data.tilde_click_id", "click_id"),
    ]);

    public static ConvertedTemplate Convert(string template, MacroSyntax from) => from switch
    {
        MacroSyntax.AppsFlyer => Convert(template, AppsFlyerMacro(), AppsFlyerNames, name => name.Replace('-', '_').ToLowerInvariant()),
        MacroSyntax.Adjust => Convert(template, AdjustMacro(), AdjustNames, name => name),
        MacroSyntax.Branch => Convert(template, BranchMacro(), BranchNames, name => name),
        _ => throw new ArgumentOutOfRangeException(nameof(from)),
    };

    static ConvertedTemplate Convert(string template, Regex macro, FrozenDictionary<string, string> ours, Func<string, string> plain)
    {
        var unknown = new List<string>();
        var converted = macro.Replace(template, match =>
        {
            if (match.Groups["name"] is { Success: true, Value: var name } && ours.TryGetValue(plain(name), out var known)) return $"{{{known}}}";

            if (!unknown.Contains(match.Value)) unknown.Add(match.Value);
            return "";
        });
        return new ConvertedTemplate(converted, unknown);
    }

    static FrozenDictionary<string, string> Table(IEnumerable<(string Theirs, string Ours)> names) =>
        names.ToFrozenDictionary(name => name.Theirs, name => name.Ours, StringComparer.Ordinal);

    [GeneratedRegex(@"\((?<name>[A-Za-z][A-Za-z0-9_-]*)\)")]
    private static partial Regex AppsFlyerMacro();

    [GeneratedRegex(@"\{(?<name>[A-Za-z][A-Za-z0-9_|]*)\}")]
    private static partial Regex AdjustMacro();

    // Functions and conditions are FreeMarker too: none of them has an equivalent.
    [GeneratedRegex(@"\$\{\(?(?<name>[A-Za-z][A-Za-z0-9_.]*)\)?(?:!(?:""[^""]*"")?)?\}|\$\{[^}]*\}|</?#[^>]*>")]
    private static partial Regex BranchMacro();
}
