using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using Waymark.Devices;

namespace Waymark.Links;

/// <summary>Reads one link's parameters, noting what it does not believe.</summary>
sealed class LinkParameterReading(IReadOnlyList<QueryParameter> query)
{
    const int LongestName = 100, LongestValue = 512, LongestUrl = 2_048, LongestNote = 100;

    static readonly FrozenSet<string> NetworkIds = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "gclid", "gbraid", "wbraid", "dclid", "fbclid", "ttclid", "msclkid", "twclid", "li_fat_id", "sccid", "epik", "rdt_cid",
        "yclid", "irclickid");

    static readonly FrozenSet<string> Periods = FrozenSet.Create("h", "d");

    // Spelt out once: every click asks for all of them.
    static readonly string[][] SubNames = [.. Enumerable.Range(1, 5).Select(number => new[] { $"af_sub{number}", $"sub{number}", $"sub_id_{number}" })];
    static readonly string[][] DeepLinkSubNames = [.. Enumerable.Range(1, 10).Select(number => new[] { $"deep_link_sub{number}" })];

    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    readonly List<RejectedParameter> _rejected = [];

    /// <summary>Whether big networks append this parameter to links that are shown with them.</summary>
    public static bool IsNetworkClickId(string name) => NetworkIds.Contains(name);

    public static LinkParameters Read(string url, IReadOnlyList<QueryParameter> query)
    {
        var reading = new LinkParameterReading(query);
        return reading.Read() with { RawUrl = url, Rejected = reading._rejected };
    }

    /// <summary>Everything between the first question mark and the fragment, exactly as written.</summary>
    public static string QueryOf(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var address = hash < 0 ? url : url[..hash];
        var question = address.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? "" : address[(question + 1)..];
    }

    LinkParameters Read()
    {
        var cost = Cost();

        return new LinkParameters
        {
            RawUrl = "",
            Source = Source() ?? Name("utm_source"),
            Campaign = Name("c") ?? Name("campaign") ?? Name("utm_campaign"),
            CampaignId = Name("af_c_id") ?? Name("campaign_id") ?? Name("utm_id"),
            Channel = Text("af_channel"),
            AdSet = Text("af_adset") ?? Text("ad_group"),
            AdSetId = Text("af_adset_id"),
            Ad = Text("af_ad") ?? Text("ad_creative"),
            AdId = Text("af_ad_id") ?? Text("creative_id"),
            AdType = Text("af_ad_type"),
            SiteId = Text("af_siteid") ?? Text("pub_id"),
            SubSiteId = Text("af_sub_siteid") ?? Text("sub_id"),
            Affiliate = Text("aff_id"),
            Offer = Text("offer_id"),
            Agency = Text("af_prt"),
            Keywords = Text("af_keywords") ?? Text("term") ?? Text("utm_term"),
            ClickId = Text("clickid") ?? Text("click_id") ?? Text("tid"),
            NetworkClickIds = NetworkClickIds(),
            Subs = Numbered(SubNames),
            Utm = UtmTags.Read(query),
            Gaid = DeviceId("advertising_id") ?? DeviceId("gaid") ?? DeviceId("gaid_raw"),
            Idfa = DeviceId("idfa") ?? DeviceId("ifa_raw"),
            Oaid = DeviceId("oaid"),
            HashedIds = HashedIds(),
            IsRetargeting = Flag("is_retargeting"),
            ClickWindowHours = Hours("af_click_lookback", mostHours: 23, mostDays: 30),
            ViewWindowHours = Hours("af_viewthrough_lookback", mostHours: 24, mostDays: 1),
            ReengagementWindow = ReengagementWindow(),
            AppUrl = Url("af_dp"),
            ForcesAppUrl = Flag("af_force_deeplink") ?? false,
            DeepLinkValue = Text("deep_link_value"),
            DeepLinkSubs = Numbered(DeepLinkSubNames),
            Redirect = Url("af_r"),
            AndroidRedirect = Url("af_android_url"),
            IosRedirect = Url("af_ios_url"),
            WebRedirect = Url("af_web_dp"),
            CostModel = Text("af_cost_model")?.ToLowerInvariant(),
            CostValue = cost,
            CostCurrency = Currency() ?? (cost is null ? null : "USD"),
            SuppressesInstallPostback = Flag("af_installpostback") == false,
        };
    }

    string? Source()
    {
        if (Name("pid") is not { } source) return null;

        var isPlain = source.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');
        return isPlain ? source : Reject("pid", source, "a source has only letters, digits, hyphen, dot and underscore");
    }

    string? Name(string name) => Short(name, LongestName);

    string? Text(string name) => Short(name, LongestValue);

    string? Url(string name) => Short(name, LongestUrl);

    string? Short(string name, int longest)
    {
        var value = query.Find(name)?.Trim();

        if (string.IsNullOrEmpty(value)) return null;

        return value.Length <= longest ? value : Reject(name, value, $"longer than {longest} characters");
    }

    bool? Flag(string name) => Text(name)?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "1" or "yes" => true,
        "false" or "0" or "no" => false,
        var other => RejectFlag(name, other),
    };

    string? DeviceId(string name)
    {
        var text = Text(name);

        // Networks leave their placeholder ({gaid}) or zeros where the user does not share the id.
        return text is null ? null : AdvertisingId.Read(text) ?? Reject(name, text, "not an advertising id");
    }

    int? Hours(string name, int mostHours, int mostDays)
    {
        if (Text(name) is not { } text) return null;

        if (Period(text) is var (number, unit))
        {
            if (unit == "h" && number <= mostHours) return number;
            if (unit == "d" && number <= mostDays) return number * 24;
        }

        Reject(name, text, $"not 1h to {mostHours}h or 1d to {mostDays}d");
        return null;
    }

    TimeSpan? ReengagementWindow()
    {
        const string name = "af_reengagement_window";

        if (Text(name) is not { } text) return null;
        if (text.Equals("lifetime", StringComparison.OrdinalIgnoreCase)) return TimeSpan.MaxValue;

        switch (Period(text))
        {
            case ( <= 23, "h") period:
                return TimeSpan.FromHours(period.Number);
            case ( <= 90, "d") period:
                return TimeSpan.FromDays(period.Number);
            default:
                Reject(name, text, "not 1h to 23h, 1d to 90d or lifetime");
                return null;
        }
    }

    static (int Number, string Unit)? Period(string text)
    {
        var unit = text[^1..].ToLowerInvariant();
        var isNumber = int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && number > 0 && Periods.Contains(unit) ? (number, unit) : null;
    }

    decimal? Cost()
    {
        const string name = "af_cost_value";

        if (Text(name) is not { } text) return null;

        var isNumber = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cost);

        if (isNumber && cost.Scale <= 4 && cost < 1_000_000_000) return cost;

        Reject(name, text, "not an amount with up to four decimals");
        return null;
    }

    string? Currency()
    {
        const string name = "af_cost_currency";

        if (Text(name) is not { } text) return null;

        return text.Length == 3 && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : Reject(name, text, "not a currency code");
    }

    IReadOnlyDictionary<string, string> NetworkClickIds() => ByLowerName(
        parameter => NetworkIds.Contains(parameter.Name) && parameter.Value.Length is > 0 and <= LongestValue, value => value);

    IReadOnlyDictionary<string, string> HashedIds() => ByLowerName(IsHash, value => value.Trim().ToLowerInvariant());

    // Most links have none of what is looked for: then nothing is built.
    IReadOnlyDictionary<string, string> ByLowerName(Predicate<QueryParameter> isWanted, Func<string, string> write)
    {
        Dictionary<string, string>? found = null;

        for (var i = 0; i < query.Count; i++)
        {
            if (isWanted(query[i])) (found ??= new(StringComparer.Ordinal)).TryAdd(query[i].Name.ToLowerInvariant(), write(query[i].Value));
        }

        return found ?? (IReadOnlyDictionary<string, string>)FrozenDictionary<string, string>.Empty;
    }

    static bool IsHash(QueryParameter parameter)
    {
        var name = parameter.Name;
        var value = parameter.Value.AsSpan().Trim();
        var length = name.StartsWith("sha1_", StringComparison.OrdinalIgnoreCase) ? 40
            : name.StartsWith("md5_", StringComparison.OrdinalIgnoreCase) ? 32
            : -1;

        return value.Length == length && name.Length <= LongestName && !value.ContainsAnyExcept(HexDigits);
    }

    IReadOnlyDictionary<int, string> Numbered(string[][] namesByNumber)
    {
        Dictionary<int, string>? values = null;

        for (var i = 0; i < namesByNumber.Length; i++)
        {
            foreach (var name in namesByNumber[i])
            {
                if (Text(name) is not { } text) continue;

                (values ??= []).Add(i + 1, text);
                break;
            }
        }

        return values ?? (IReadOnlyDictionary<int, string>)FrozenDictionary<int, string>.Empty;
    }

    string? Reject(string name, string value, string because)
    {
        _rejected.Add(new(name, value.Length > LongestNote ? value[..LongestNote] : value, because));
        return null;
    }

    bool? RejectFlag(string name, string value)
    {
        Reject(name, value, "neither true nor false");
        return null;
    }
}
