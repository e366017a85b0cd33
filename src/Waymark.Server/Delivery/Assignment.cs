using System.Collections.Frozen;
using Waymark.Apps;
using Waymark.Connectors;
using Waymark.Integrations;
using Waymark.Server.Delivery.Secrets;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery;

/// <summary>What one worker has to do, under one version of the configuration.</summary>
sealed record Assignment(
    DeliveryTarget Target, App App, Integration Integration, IConnector Connector, int Version, IReadOnlyList<SettingProblem> Problems)
{
    public bool HasCredentials => Problems.Count == 0;

    public Recipient Recipient { get; } = new(Connector.Name, Connector.Class, Connector.Sources, Problems.Count == 0) { Unasked = Connector.Unasked };

    /// <summary>Takes the integration's secrets out of what people see.</summary>
    public Masking Masking => field ??= Masking.Of(Integration, Connector);

    /// <summary>Something is sent at all.</summary>
    public bool CanSend => Integration.Active && HasCredentials;

    /// <returns>Null when the integration, or anybody who speaks to its partner, is not there any more.</returns>
    public static Assignment? Find(Configuration configuration, DeliveryTarget target, FrozenDictionary<string, IConnector> connectors)
    {
        var app = configuration.AppById.GetValueOrDefault(target.App);
        var integration = app?.Integrations.FirstOrDefault(candidate => candidate.Id == target.Integration);

        return integration is not null && connectors.TryGetValue(integration.Partner, out var connector)
            ? new(target, app!, integration, connector, configuration.Version, connector.Validate(integration))
            : null;
    }

    /// <summary>The owner changed something that a test of the settings would notice.</summary>
    public bool IsSetDifferentlyFrom(Assignment? before) =>
        before is null
        || before.Integration.Active != Integration.Active
        || before.Integration.Partner != Integration.Partner
        || !before.Integration.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .SequenceEqual(Integration.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal));
}
