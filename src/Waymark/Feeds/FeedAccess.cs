using System.Security.Cryptography;
using System.Text;
using Waymark.Apps;

namespace Waymark.Feeds;

/// <summary>Who may post to which feed. Every digest is compared whoever asks, so that the time it takes tells nothing.</summary>
public sealed class FeedAccess
{
    readonly List<Login> _logins;
    readonly List<Door> _doors;

    public FeedAccess(IEnumerable<App> apps)
    {
        var feeds = apps.SelectMany(app => app.Feeds.Select(feed => new FeedCaller(app, feed))).ToList();
        _logins = [.. feeds.SelectMany(Logins)];
        _doors = [.. feeds.Where(caller => caller.Feed.WebhookSecret is not null).Select(caller => new Door(caller, Digest(caller.Feed.WebhookSecret!)))];
    }

    /// <returns>Whose key it is, and whether the secret fits; null when the key is nobody's.</returns>
    public (FeedCaller Caller, bool Fits)? Find(ReadOnlySpan<byte> key, ReadOnlySpan<byte> secret)
    {
        var (keyDigest, secretDigest) = (SHA256.HashData(key), SHA256.HashData(secret));
        (FeedCaller, bool)? found = null;

        foreach (var login in _logins)
        {
            var isKey = CryptographicOperations.FixedTimeEquals(login.Key, keyDigest);
            var fits = CryptographicOperations.FixedTimeEquals(login.Secret, secretDigest);

            // With two secrets to one key, the one that fits decides.
            if (isKey && found is not (_, true)) found = (login.Caller, fits);
        }

        return found;
    }

    /// <returns>Whose webhook the secret of an address opens; null when it is nobody's.</returns>
    public FeedCaller? FindWebhook(string secret)
    {
        var digest = Digest(secret);
        FeedCaller? found = null;

        foreach (var door in _doors)
        {
            if (CryptographicOperations.FixedTimeEquals(door.Secret, digest)) found = door.Caller;
        }

        return found;
    }

    static IEnumerable<Login> Logins(FeedCaller caller)
    {
        var feed = caller.Feed;
        yield return new(caller, Digest(feed.Key), Digest(feed.Secret));

        if (feed.PreviousSecret is not null)
            yield return new(caller, Digest(feed.PreviousKey ?? feed.Key), Digest(feed.PreviousSecret));
    }

    static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    sealed record Login(FeedCaller Caller, byte[] Key, byte[] Secret);

    sealed record Door(FeedCaller Caller, byte[] Secret);
}

/// <summary>A feed and the app it belongs to.</summary>
public sealed record FeedCaller(App App, Feed Feed);
