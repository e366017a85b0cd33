using System.Collections.Frozen;

namespace Waymark.Integrations;

/// <summary>The partners an integration may name, and the settings each of them takes.</summary>
public sealed class KnownPartners(IEnumerable<KeyValuePair<string, IReadOnlyList<SettingDescription>>> settingsByPartner)
{
    readonly FrozenDictionary<string, IReadOnlyList<SettingDescription>> _settingsByPartner =
        settingsByPartner.ToFrozenDictionary(StringComparer.Ordinal);

    public IEnumerable<string> Names => _settingsByPartner.Keys.Order(StringComparer.Ordinal);

    /// <returns>The partner's settings, or null when nobody knows the partner.</returns>
    public IReadOnlyList<SettingDescription>? SettingsOf(string partner) => _settingsByPartner.GetValueOrDefault(partner);

    /// <returns>What the setting is, or null when the partner or its setting is unknown.</returns>
    public SettingDescription? Find(string partner, string setting) =>
        SettingsOf(partner)?.FirstOrDefault(description => description.Describes(setting));
}
