using System.Globalization;
using Waymark.Integrations;

namespace Waymark.Connectors.CleverTap;

/// <summary>What a person fills in for CleverTap, with blanks that came along when pasting taken off.</summary>
sealed class CleverTapSettings(IReadOnlyDictionary<string, string> settings)
{
    public static IReadOnlyList<SettingDescription> Descriptions { get; } =
    [
        new("accountId", "The Project ID (also called Account ID), under Settings, Project.") { Required = true },
        new("passcode", "The Account Passcode, or one made for this connection, under Settings, Passcode.") { Required = true, Secret = true },
        new("token", "The Project Token; needed only when installs go through the partner endpoint.") { Secret = true },
        new("region", "The first label of your dashboard's address, such as in1 (EU, IN, US, SG, SK, ID and UAE are understood too, in any letter case).")
        {
            Default = CleverTapApi.DefaultRegion,
            Canonical = CleverTapApi.CanonicalRegion,
        },
        new("baseUrl", "Another address to send to instead of the region's, for a proxy or a sandbox."),
        new("installMode", "How installs arrive: upload as events and profile attributes, or as UTM Visited through the partner endpoint.")
        {
            Allowed = ["upload", "partner"],
            Default = "upload",
        },
        new("partnerName", "The name CleverTap has on its list of attribution partners; for the partner endpoint.") { Default = "attribution partner" },
        new("matchBy", "How a profile is found: by the CleverTap ID of the device, by your own user id, or by the id of an identity provider.")
        {
            Allowed = ["clevertapId", "customerUserId", "identityProvider"],
            Default = "clevertapId",
        },
        new("identityProvider", "Which id of a user your profiles have as identity: custom_id for your own user id, email, phone, or a name of your choice. Referral events always find profiles by it (custom_id when empty), others with matchBy identityProvider."),
        new("eventDataFormat", "How referral events of your own carry their Event Data: as an object, which not every account takes, as one property each (flat), or as JSON text.")
        {
            Allowed = ["object", "flat", "json"],
            Default = "object",
        },
        new("callsInFlight", "How many uploads may be on their way at once, 1 to 15.") { Default = "4" },
    ];

    public string AccountId => this["accountId"] ?? "";

    public string Passcode => this["passcode"] ?? "";

    public string? Token => this["token"];

    public string PartnerName => this["partnerName"] ?? "attribution partner";

    /// <summary>Installs go to the partner endpoint, one call each.</summary>
    public bool IsPartner => string.Equals(this["installMode"], "partner", StringComparison.OrdinalIgnoreCase);

    public CleverTapMatch MatchBy => Enum.TryParse<CleverTapMatch>(this["matchBy"], ignoreCase: true, out var match) ? match : CleverTapMatch.ClevertapId;

    /// <summary>By which id the profiles of referral events are found.</summary>
    public string ReferralProvider => this["identityProvider"] ?? CleverTapProvider.CustomId;

    public CleverTapDataFormat EventDataFormat =>
        Enum.TryParse<CleverTapDataFormat>(this["eventDataFormat"], ignoreCase: true, out var format) ? format : CleverTapDataFormat.Object;

    public string IdentityProvider => this["identityProvider"] ?? "";

    /// <returns>The address without a closing slash, or null for an unknown region or a bad address.</returns>
    public string? BaseUrl
    {
        get
        {
            if (this["baseUrl"] is { } custom)
                return IsWebAddress(custom) ? custom.TrimEnd('/') : null;

            return CleverTapApi.HostByRegion.TryGetValue(this["region"] ?? CleverTapApi.DefaultRegion, out var host) ? $"https://{host}" : null;
        }
    }

    public Uri? CustomAddress => this["baseUrl"] is { } custom && IsWebAddress(custom) ? new Uri(custom) : null;

    public int CallsInFlight =>
        int.TryParse(this["callsInFlight"], NumberStyles.None, CultureInfo.InvariantCulture, out var calls)
            ? Math.Clamp(calls, 1, CleverTapApi.MostCallsInFlight)
            : CleverTapApi.CallsInFlight;

    public IEnumerable<SettingProblem> Problems()
    {
        if (AccountId.Length == 0)
            yield return Missing("accountId");

        if (Passcode.Length == 0)
            yield return Missing("passcode");

        if (IsPartner && Token is null)
            yield return new SettingProblem("settings.token", "is missing; the partner endpoint asks for the Project Token");

        if (this["baseUrl"] is { } custom && !IsWebAddress(custom))
            yield return new SettingProblem("settings.baseUrl", "must be a whole http or https address");

        if (this["region"] is { } region && !CleverTapApi.HostByRegion.ContainsKey(region))
            yield return new SettingProblem("settings.region", $"\"{region}\" is not a region of CleverTap; use one of EU, IN, US, SG, SK, ID, UAE");

        if (this["installMode"] is { } mode && !IsPartner && !mode.Equals("upload", StringComparison.OrdinalIgnoreCase))
            yield return new SettingProblem("settings.installMode", "must be \"upload\" or \"partner\"");

        if (this["eventDataFormat"] is { } data && !Enum.TryParse<CleverTapDataFormat>(data, ignoreCase: true, out _))
            yield return new SettingProblem("settings.eventDataFormat", "must be \"object\", \"flat\" or \"json\"");

        if (MatchBy == CleverTapMatch.IdentityProvider && IdentityProvider.Length == 0)
            yield return new SettingProblem("settings.identityProvider", "is missing; name the provider whose ids your CleverTap profiles have as identity, such as email");

        if (this["callsInFlight"] is { } calls && CallsInFlight.ToString(CultureInfo.InvariantCulture) != calls)
            yield return new SettingProblem("settings.callsInFlight", "must be a whole number from 1 to 15");
    }

    static SettingProblem Missing(string name) => new($"settings.{name}", "is missing; without it CleverTap takes nothing");

    static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Query.Length == 0 && address.UserInfo.Length == 0;

    string? this[string name] =>
        settings.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;
}
