using System.Collections.Concurrent;
using Waymark.SmartLinks;
using Waymark.Storage;

namespace Waymark.Server.Links;

/// <summary>Smart links by token, for whoever follows one: a change is seen after a second at the latest, on every node.</summary>
/// <remarks>A look-up takes some twenty microseconds; what is remembered is for the link that everybody follows at once, and for paths that are none.</remarks>
sealed class KnownLinks(IState state, TimeProvider clock)
{
    const int Most = 16_384;

    static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<(string App, string Token), Known> _links = new();

    public SmartLink? Find(string app, string token)
    {
        var now = clock.GetTimestamp();

        if (_links.TryGetValue((app, token), out var known) && clock.GetElapsedTime(known.At, now) < Freshness) return known.Link;

        // Anybody can make up tokens: start over rather than grow.
        if (_links.Count >= Most) _links.Clear();

        var link = state.FindLink(app, token);
        _links[(app, token)] = new Known(link, now);
        return link;
    }

    readonly record struct Known(SmartLink? Link, long At);
}
