namespace Waymark.Fraud;

/// <summary>Every rule with its default. What is proof blocks by itself; the rest only tags until the owner trusts it.</summary>
public static class FraudRules
{
    public const string EngagementInjection = "engagement_injection";
    public const string ReferrerAfterBegin = "referrer_after_begin";
    public const string ClickToInstallTooShort = "ctit_short";
    public const string TooManyEngagements = "too_many_engagements";
    public const string AddressRate = "ip_rate";
    public const string DuplicateClick = "duplicate_click";
    public const string DeviceConflict = "device_conflict";
    public const string GeoConflict = "geo_conflict";
    public const string OrganicPoaching = "organic_poaching";
    public const string AnonymousTraffic = "anonymous_traffic";
    public const string Emulator = "emulator";
    public const string IncorrectSignature = "incorrect_signature";
    public const string MalformedAdvertisingId = "malformed_advertising_id";
    public const string DeviceAnomaly = "device_anomaly";
    public const string DuplicateInstall = "duplicate_install";
    public const string ValidationRule = "validation_rule";
    public const string ClickToInstallAnomaly = "ctit_anomaly";
    public const string ClickFlooding = "click_flooding";
    public const string LowConversion = "low_cvr";
    public const string DeviceFarm = "device_farm";
    public const string RepeatedClicks = "repeated_clicks";
    public const string AnonymousShare = "anonymous_share";
    public const string ClickCapping = "click_capping";

    /// <summary>No rule finds this: a person decided it.</summary>
    public const string BlockedByHand = "blocked_by_hand";

    public static IReadOnlyList<FraudRule> All { get; } =
    [
        new()
        {
            Code = EngagementInjection, Level = FraudLevel.Touch, Mode = FraudMode.Block, Unit = "seconds", Threshold = 2,
            Sentence = "The click came after the download had begun, by Google Play's clock.",
        },
        new()
        {
            Code = ReferrerAfterBegin, Level = FraudLevel.Touch, Mode = FraudMode.Block, Unit = "seconds", Threshold = 2,
            Sentence = "The referrer's own link was followed after the download had begun, by Google Play's clock.",
        },
        new()
        {
            Code = ClickToInstallTooShort, Level = FraudLevel.Touch, Unit = "seconds", Threshold = 10, TagThreshold = 30,
            Sentence = "Nobody downloads and opens an app so soon after a click.",
        },
        new()
        {
            Code = TooManyEngagements, Level = FraudLevel.Touch, Unit = "clicks in 24 hours", Threshold = 20,
            Sentence = "One visitor clicked too often on links of one source.",
        },
        new()
        {
            Code = AddressRate, Level = FraudLevel.Touch, Unit = "clicks in an hour", Threshold = 100, TagThreshold = 50,
            Sentence = "Too many clicks came from one address, which is not one that carriers share.",
        },
        new()
        {
            Code = DuplicateClick, Level = FraudLevel.Touch, Unit = "seconds", Threshold = 2,
            Sentence = "The same visitor followed the same link again at once; blocked, both count as one click, and either may earn.",
        },
        new()
        {
            Code = DeviceConflict, Level = FraudLevel.Touch,
            Sentence = "The click came from another platform or major version of the system than the install.",
        },
        new()
        {
            Code = GeoConflict, Level = FraudLevel.Touch,
            Sentence = "The click came from another country than the install.",
        },
        new()
        {
            Code = OrganicPoaching, Level = FraudLevel.Touch,
            Sentence = "Google Play says that nobody led to the store, and a network claims the device's click.",
        },
        new()
        {
            Code = IncorrectSignature, Level = FraudLevel.Install,
            Sentence = "The first open was signed wrongly or with a signature used before, so perhaps not by the app.",
        },
        new()
        {
            Code = AnonymousTraffic, Level = FraudLevel.Install, Mode = FraudMode.Block,
            Sentence = "The install's address belongs to a data centre, Tor, a VPN, or a list of the owner's.",
        },
        new()
        {
            Code = Emulator, Level = FraudLevel.Install,
            Sentence = "The device is an emulator, by its build.",
        },
        new()
        {
            Code = MalformedAdvertisingId, Level = FraudLevel.Install, Unit = "installs in 24 hours", Threshold = 20,
            Sentence = "The advertising id is none, or too many installs share it.",
        },
        new()
        {
            Code = DeviceAnomaly, Level = FraudLevel.Install, Unit = "networks in 24 hours", Threshold = 5,
            Sentence = "One device was seen on too many networks.",
        },
        new()
        {
            Code = DuplicateInstall, Level = FraudLevel.Install, Unit = "installs in an hour", Threshold = 10,
            Sentence = "The same device was installed on again within a day, or too many of one model came from one address.",
        },
        new()
        {
            Code = ValidationRule, Level = FraudLevel.Install,
            Sentence = "The install meets one of the owner's own rules, which has a mode of its own.",
        },
        new()
        {
            Code = ClickToInstallAnomaly, Level = FraudLevel.Source, Unit = "share", Threshold = 0.03,
            Sentence = "Too large a share of the installs came within ten seconds of the click.",
        },
        new()
        {
            Code = ClickFlooding, Level = FraudLevel.Source, Unit = "share", Threshold = 0.18,
            Sentence = "Too large a share of the installs came more than a day after the click, as chance would have it.",
        },
        new()
        {
            Code = LowConversion, Level = FraudLevel.Source, Unit = "share", Threshold = 0.001,
            Sentence = "Hardly any of very many clicks led to an install.",
        },
        new()
        {
            Code = DeviceFarm, Level = FraudLevel.Source, Unit = "share", Threshold = 0.9,
            Sentence = "Nearly all devices were never seen before, and hardly any came back the next day.",
        },
        new()
        {
            Code = RepeatedClicks, Level = FraudLevel.Source, Unit = "clicks by visitor", Threshold = 5,
            Sentence = "The same visitors clicked again and again.",
        },
        new()
        {
            Code = AnonymousShare, Level = FraudLevel.Source, Unit = "share", Threshold = 0.1,
            Sentence = "Too large a share of the installs came from data centres, Tor or VPNs.",
        },
        new()
        {
            Code = ClickCapping, Level = FraudLevel.Source, Unit = "times the usual clicks of an hour", Threshold = 20,
            Sentence = "Far more clicks came in an hour than the source usually brings, and more than 100,000 on the day.",
        },
        new()
        {
            Code = BlockedByHand, Level = FraudLevel.Source, Mode = FraudMode.Block,
            Sentence = "A person decided that nothing from there earns anything.",
        },
    ];

    /// <returns>Null for a code that is no rule's.</returns>
    public static FraudRule? Find(string code) => All.FirstOrDefault(rule => rule.Code == code);
}
