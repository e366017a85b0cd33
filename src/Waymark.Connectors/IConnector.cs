using Waymark.Apps;
using Waymark.Events;
using Waymark.Integrations;

namespace Waymark.Connectors;

/// <summary>Speaks one partner's dialect. Pure: it builds requests and reads answers, and never sends anything.</summary>
public interface IConnector
{
    /// <summary>The stable name a saved configuration refers to, such as <c>webhook</c>.</summary>
    string Name { get; }

    /// <summary>What sort of receiver the partner is, which decides how much credit it may hear.</summary>
    PartnerClass Class => PartnerClass.Analytics;

    /// <summary>Media sources that are this partner's own, in upper case, such as <c>META</c> and <c>FACEBOOK</c>.</summary>
    IReadOnlyList<string> Sources => [];

    /// <summary>Kinds of events that the partner hears of without a row in the event list, beside those that every partner does.</summary>
    IReadOnlyList<EventKind> Unasked => [];

    /// <summary>The name of the ids that referral events find people's profiles by; null for partners that need none.</summary>
    string? IdentityProvider(IReadOnlyDictionary<string, string> settings) => null;

    /// <summary>Whether somebody has such an id that the partner takes.</summary>
    bool HasIdentity(Subject subject, IReadOnlyDictionary<string, string> settings) => true;

    /// <summary>What a person fills in; forms, checks and documentation are drawn from it.</summary>
    IReadOnlyList<SettingDescription> Settings { get; }

    /// <returns>Everything that would keep this integration from working; empty when it is fine.</returns>
    IReadOnlyList<SettingProblem> Validate(Integration integration);

    /// <summary>Where requests will go, shown to the person who fills in the settings.</summary>
    string Target(IReadOnlyDictionary<string, string> settings);

    /// <summary>An address that the operator wrote in place of the partner's own, for a sandbox or proxy: it may be on this machine.</summary>
    /// <returns>Null when requests go to the partner itself, or to an address that is a matter of course, such as a webhook's.</returns>
    Uri? StandIn(IReadOnlyDictionary<string, string> settings) => null;

    /// <summary>Puts one event into the partner's words.</summary>
    Composition Compose(Telling telling);

    /// <summary>How much one call on this route may carry, and how many calls may be on their way.</summary>
    RouteLimits Limits(string route, IReadOnlyDictionary<string, string> settings);

    /// <summary>Builds the request that carries these parcels, all of one route.</summary>
    HttpRequestMessage Build(string route, IReadOnlyList<Parcel> parcels, IReadOnlyDictionary<string, string> settings);

    /// <summary>Adds what depends on the moment of sending, such as a signature with a time in it; called right before every request, probes too.</summary>
    void Sign(HttpRequestMessage request, IReadOnlyDictionary<string, string> settings, DateTimeOffset now)
    {
    }

    /// <summary>Says what the partner's reply means for the call and for each parcel in it.</summary>
    Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels);

    /// <summary>Requests that show whether the settings work without leaving anything behind; asked in order until one can tell.</summary>
    IReadOnlyList<HttpRequestMessage> Probes(IReadOnlyDictionary<string, string> settings);

    ProbeAnswer ReadProbe(Reply reply);
}
