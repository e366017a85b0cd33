using System.Collections.Frozen;
using Waymark.Apps.Documents;
using Waymark.Connectors.CleverTap;
using Waymark.Integrations;

namespace Waymark.Connectors;

/// <summary>Every partner we can talk to. Adding one is a folder and a line here.</summary>
public static class ConnectorCatalog
{
    public static FrozenDictionary<string, IConnector> All { get; } = new IConnector[]
    {
        new CleverTapConnector(),
    }.ToFrozenDictionary(connector => connector.Name);

    /// <summary>What a configuration may say about each of them.</summary>
    public static KnownPartners Partners { get; } = new(
        All.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Settings)),
        integration => All[integration.Partner].Validate(integration)
            .Select(problem => new DocumentError(problem.Path, problem.Message)));
}
