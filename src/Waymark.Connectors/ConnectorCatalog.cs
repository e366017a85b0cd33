using System.Collections.Frozen;
using Waymark.Apps.Documents;
using Waymark.Connectors.Amplitude;
using Waymark.Connectors.Braze;
using Waymark.Connectors.CleverTap;
using Waymark.Connectors.GoogleAnalytics;
using Waymark.Connectors.MParticle;
using Waymark.Connectors.Meta;
using Waymark.Connectors.Mixpanel;
using Waymark.Connectors.PostHog;
using Waymark.Connectors.Webhook;
using Waymark.Integrations;

namespace Waymark.Connectors;

/// <summary>Every partner we can talk to: those we ship, and those an owner described in files of their own.</summary>
public sealed class ConnectorCatalog
{
    ConnectorCatalog(IEnumerable<IConnector> connectors)
    {
        Connectors = connectors.ToFrozenDictionary(connector => connector.Name);
        Known = new KnownPartners(
            Connectors.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Settings)),
            integration => Connectors[integration.Partner].Validate(integration)
                .Select(problem => new DocumentError(problem.Path, problem.Message)));
    }

    /// <summary>What we ship. Adding a partner is a folder and a line here.</summary>
    public static ConnectorCatalog BuiltIn { get; } = new(
    [
        new BrazeConnector(),
        new CleverTapConnector(),
        new MetaConnector(),
        new MParticleConnector(),
        new WebhookConnector(),
        new MixpanelConnector(),
        new AmplitudeConnector(),
        new PostHogConnector(),
        new GoogleAnalyticsConnector(),
    ]);

    public static FrozenDictionary<string, IConnector> All => BuiltIn.Connectors;

    public static KnownPartners Partners => BuiltIn.Known;

    public FrozenDictionary<string, IConnector> Connectors { get; }

    /// <summary>What a configuration may say about each of them.</summary>
    public KnownPartners Known { get; }
}
