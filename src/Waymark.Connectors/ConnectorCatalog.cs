using System.Collections.Frozen;
using Waymark.Apps;
using Waymark.Apps.Documents;
using Waymark.Connectors.Amplitude;
using Waymark.Connectors.Braze;
using Waymark.Connectors.CleverTap;
using Waymark.Connectors.GoogleAnalytics;
using Waymark.Connectors.MParticle;
using Waymark.Connectors.Meta;
using Waymark.Connectors.Mixpanel;
using Waymark.Connectors.PostHog;
using Waymark.Connectors.Template;
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
            integration => Check(Connectors[integration.Partner], integration));
    }

    /// <summary>What we ship. Adding a partner is a folder and a line here.</summary>
    public static ConnectorCatalog BuiltIn { get; } = new(
    [
        new BrazeConnector(),
        new CleverTapConnector(),
        new MetaConnector(),
        new MParticleConnector(),
        new TemplateConnector(),
        new WebhookConnector(),
        new MixpanelConnector(),
        new AmplitudeConnector(),
        new PostHogConnector(),
        new GoogleAnalyticsConnector(),
        .. TemplatePackReading.Shipped.Select(pack => new TemplateConnector(pack)),
    ]);

    public static FrozenDictionary<string, IConnector> All => BuiltIn.Connectors;

    public static KnownPartners Partners => BuiltIn.Known;

    /// <summary>The JSON Schema of the files that describe a partner.</summary>
    public static Schema PackSchema => TemplatePackReading.Schema;

    /// <summary>Every placeholder that postback templates may hold.</summary>
    public static IReadOnlyList<MacroDescription> Macros { get; } =
        [.. TemplateMacros.All.Select(macro => new MacroDescription(macro.Name, macro.Description, macro.Aliases))];

    public FrozenDictionary<string, IConnector> Connectors { get; }

    /// <summary>What a configuration may say about each of them.</summary>
    public KnownPartners Known { get; }

    /// <summary>Adds the partners that an owner described. A broken file takes nothing else with it.</summary>
    /// <returns>The larger catalogue, and what is wrong with files that could not be used.</returns>
    public (ConnectorCatalog Catalog, IReadOnlyList<PackProblem> Problems) With(IEnumerable<PackFile> files)
    {
        var connectors = new Dictionary<string, IConnector>(Connectors);
        var problems = new List<PackProblem>();

        foreach (var file in files)
        {
            var (name, pack, errors) = TemplatePackReading.Read(file);

            if (connectors.ContainsKey(name))
                problems.Add(new(file.Name, "name", $"there is a partner \"{name}\" already; choose another name"));
            else
                connectors[name] = pack is null ? new BrokenTemplate(name, file.Name) : new TemplateConnector(pack);

            problems.AddRange(errors.Select(error => new PackProblem(file.Name, error.Path, error.Message)));
        }

        return (new ConnectorCatalog(connectors.Values), problems);
    }

    // Who is known only by a file that cannot be read must not keep the rest of the configuration from being used.
    static IEnumerable<DocumentError> Check(IConnector connector, Integration integration) =>
        connector is BrokenTemplate ? [] : connector.Validate(integration).Select(problem => new DocumentError(problem.Path, problem.Message));
}
