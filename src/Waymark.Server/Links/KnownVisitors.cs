using System.Collections.Concurrent;
using Waymark.Touches;

namespace Waymark.Server.Links;

/// <summary>The visitors that browsers describe, read once per kind of browser: a few thousand strings make nearly all the traffic.</summary>
sealed class KnownVisitors
{
    const int Most = 4_096;

    readonly ConcurrentDictionary<string, Visitor> _visitorByUserAgent = new(StringComparer.Ordinal);

    public Visitor Read(IHeaderDictionary headers)
    {
        var visitor = ReadUserAgent(headers.UserAgent);

        string? platform = headers["Sec-CH-UA-Platform"];
        return platform is null
            ? visitor
            : ClientHints.Read(headers["Sec-CH-UA-Model"], platform, headers["Sec-CH-UA-Platform-Version"]).Refine(visitor);
    }

    Visitor ReadUserAgent(string? userAgent)
    {
        if (userAgent is null || userAgent.Length > UserAgent.LongestRead) return UserAgent.Read(userAgent);
        if (_visitorByUserAgent.TryGetValue(userAgent, out var known)) return known;

        // Anybody can send a new string with every request: start over rather than grow.
        if (_visitorByUserAgent.Count >= Most) _visitorByUserAgent.Clear();
        return _visitorByUserAgent[userAgent] = UserAgent.Read(userAgent);
    }
}
