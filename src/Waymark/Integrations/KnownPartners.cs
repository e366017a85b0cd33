using System.Collections.Frozen;
using Waymark.Apps;
using Waymark.Apps.Documents;

namespace Waymark.Integrations;

/// <summary>The partners an integration may name, and the settings each of them takes.</summary>
/// <param name="settingsByPartner">What each partner's settings are.</param>
/// <param name="check">What a partner itself finds wrong with an integration that names it, with paths from the integration on.</param>
public sealed class KnownPartners(
    IEnumerable<KeyValuePair<string, IReadOnlyList<SettingDescription>>> settingsByPartner,
    Func<Integration, IEnumerable<DocumentError>>? check = null)
{
    readonly FrozenDictionary<string, IReadOnlyList<SettingDescription>> _settingsByPartner =
        settingsByPartner.ToFrozenDictionary(StringComparer.Ordinal);

    public IEnumerable<string> Names => _settingsByPartner.Keys.Order(StringComparer.Ordinal);

    /// <returns>The partner's settings, or null when nobody knows the partner.</returns>
    public IReadOnlyList<SettingDescription>? SettingsOf(string partner) => _settingsByPartner.GetValueOrDefault(partner);

    /// <returns>What the setting is, or null when the partner or its setting is unknown.</returns>
    public SettingDescription? Find(string partner, string setting) =>
        SettingsOf(partner)?.FirstOrDefault(description => description.Describes(setting));

    public IEnumerable<DocumentError> Check(Integration integration) => check?.Invoke(integration) ?? [];
}
