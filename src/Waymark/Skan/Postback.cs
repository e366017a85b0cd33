using System.Text.Json.Serialization;

namespace Waymark.Skan;

/// <summary>What Apple says of an install or a conversion without saying whose: the values as they were verified.</summary>
public sealed record Postback
{
    public required PostbackProtocol Protocol { get; init; }

    /// <summary>SKAdNetwork's version; null for AdAttributionKit.</summary>
    public string? Version { get; init; }

    /// <summary>As received; compare in lower case.</summary>
    public required string Network { get; init; }

    /// <summary>The advertised app's id in the App Store.</summary>
    public required long AppStoreId { get; init; }

    /// <summary><c>transaction-id</c> or <c>postback-identifier</c>, as received; compare in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>1 to 100; versions 1 to 3.</summary>
    public int? CampaignId { get; init; }

    /// <summary>Two to four digits; version 4 and AdAttributionKit.</summary>
    public string? SourceIdentifier { get; init; }

    public ConversionType Conversion { get; init; }

    /// <summary>The app that showed the ad; null where Apple withholds it.</summary>
    public long? SourceAppId { get; init; }

    /// <summary>The web site that showed the ad.</summary>
    public string? SourceDomain { get; init; }

    /// <summary>A tap or an ad that the system drew, rather than a view; null where it is not said.</summary>
    public bool? IsClick { get; init; }

    /// <summary>False: the ad was seen, and another one won.</summary>
    public bool DidWin { get; init; } = true;

    /// <summary>Conversion window: 0, 1 or 2.</summary>
    public int Window { get; init; }

    /// <summary>0 to 63; null is not 0. Never signed.</summary>
    public int? Value { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>. Never signed.</summary>
    public string? CoarseValue { get; init; }

    /// <summary>Two letters, upper case. Never signed.</summary>
    public string? Country { get; init; }

    /// <summary>Where the app came from, such as <c>com.apple.AppStore</c>.</summary>
    public string? Marketplace { get; init; }

    /// <summary>Of SKAdNetwork 1 to 3: one window, one value, no tiers.</summary>
    [JsonIgnore]
    public bool IsBeforeTiers => Protocol == PostbackProtocol.SkAdNetwork && SourceIdentifier is null;

    /// <summary>Only such a one counts as an install or a reinstall; later windows bring values alone.</summary>
    public bool IsConversion => DidWin && Window == 0 && Conversion != ConversionType.Reengagement;
}

/// <summary>What the postback is about.</summary>
public enum ConversionType : byte
{
    Download,

    /// <summary>The same Apple account had the app before.</summary>
    Redownload,
    Reengagement,
}
