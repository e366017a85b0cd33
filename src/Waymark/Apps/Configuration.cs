using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using Waymark.Feeds;

namespace Waymark.Apps;

/// <summary>One version of everything the owner decided, resolved and immutable. A running node holds one and swaps it.</summary>
public sealed class Configuration
{
    public static Configuration Empty { get; } = new(0, new ConfigurationDocument());

    public Configuration(int version, ConfigurationDocument document)
    {
        Version = version;
        Document = document;
        TrustedProxies = [.. document.TrustedProxies.Select(IPNetwork.Parse)];
        AppById = document.Apps.ToFrozenDictionary(app => app.Id, StringComparer.Ordinal);
        AppByToken = document.Apps.Where(app => app.Token.Length > 0).ToFrozenDictionary(app => app.Token, StringComparer.Ordinal);
        AppByWebToken = document.Apps
            .SelectMany(app => app.WebTokens.Select(token => (token, app)))
            .ToFrozenDictionary(pair => pair.token, pair => pair.app, StringComparer.Ordinal);
        WebKeysById = document.Apps.SelectMany(app => app.WebKeys).ToLookup(key => key.Id, StringComparer.Ordinal);
        AppByDomain = document.Apps
            .SelectMany(app => app.Domains.Select(domain => (domain, app)))
            .ToFrozenDictionary(pair => pair.domain, pair => pair.app, StringComparer.OrdinalIgnoreCase);
        AppByStoreId = document.Apps
            .Where(app => StoreId(app) is not null)
            .DistinctBy(StoreId)
            .ToFrozenDictionary(app => StoreId(app)!.Value);
        AppByWrapperDomain = document.Apps
            .SelectMany(app => app.WrapperDomains.Select(domain => (domain, app)))
            .ToFrozenDictionary(pair => pair.domain, pair => pair.app, StringComparer.OrdinalIgnoreCase);
        FeedAccess = new FeedAccess(document.Apps);
    }

    /// <summary>1 for the first document ever applied; 0 means none was.</summary>
    public int Version { get; }

    public ConfigurationDocument Document { get; }

    /// <summary>Whose X-Forwarded-For header is believed.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; }

    public FrozenDictionary<string, App> AppById { get; }

    /// <summary>By the token that devices send in the body.</summary>
    public FrozenDictionary<string, App> AppByToken { get; }

    public FrozenDictionary<string, App> AppByWebToken { get; }

    /// <summary>A sealed event names its key but not its app, and two apps may call their keys the same.</summary>
    public ILookup<string, WebKey> WebKeysById { get; }

    /// <summary>By link host, any letter case, without port.</summary>
    public FrozenDictionary<string, App> AppByDomain { get; }

    /// <summary>By the number of its App Store address, which is all that Apple's postbacks name; the first where several have one.</summary>
    public FrozenDictionary<long, App> AppByStoreId { get; }

    /// <summary>By host of an e-mail provider that wraps links, any letter case, without port.</summary>
    public FrozenDictionary<string, App> AppByWrapperDomain { get; }

    /// <summary>Who may post to which feed.</summary>
    public FeedAccess FeedAccess { get; }

    static long? StoreId(App app) => long.TryParse(app.Ios?.AppStoreId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
