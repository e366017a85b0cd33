using System.Collections.Frozen;
using System.Globalization;
using Waymark.Integrations;

namespace Waymark.Connectors;

/// <summary>Settings by name, with blanks that came along when pasting taken off; an empty one is absent.</summary>
sealed class SettingValues(IReadOnlyDictionary<string, string> settings)
{
    public string? this[string name] =>
        settings.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    public bool Is(string name, string value) => value.Equals(this[name], StringComparison.OrdinalIgnoreCase);

    /// <returns>The number, held within its bounds; what is usual when there is none.</returns>
    public int Number(string name, int usual, int least, int most) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most) : usual;

    /// <returns>The address, or null when there is none or it is not a whole http or https address.</returns>
    public Uri? Address(string name) =>
        Uri.TryCreate(this[name], UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Query.Length == 0 && address.UserInfo.Length == 0
            ? address
            : null;

    /// <returns>The address in <c>baseUrl</c>, else the region's, without a closing slash; null for an unknown region or a bad address.</returns>
    public string? BaseUrl(FrozenDictionary<string, string> hostByRegion, string usual)
    {
        if (this["baseUrl"] is { } custom)
            return Address("baseUrl") is null ? null : custom.TrimEnd('/');

        return hostByRegion.TryGetValue(this["region"] ?? usual, out var host) ? $"https://{host}" : null;
    }

    /// <returns>What the descriptions alone say is wrong.</returns>
    public IEnumerable<SettingProblem> Problems(IReadOnlyList<SettingDescription> descriptions, string partner)
    {
        foreach (var setting in descriptions)
        {
            var problem = setting.Required ? MissingProblem(setting.Name, $"without it {partner} takes nothing") : null;
            problem ??= setting.Allowed.Count > 0 ? ChoiceProblem(setting.Name, [.. setting.Allowed]) : null;
            problem ??= setting.Name == "baseUrl" ? AddressProblem(setting.Name) : null;

            if (problem is not null)
                yield return problem;
        }
    }

    public SettingProblem? MissingProblem(string name, string consequence) =>
        this[name] is null ? new($"settings.{name}", $"is missing; {consequence}") : null;

    public SettingProblem? AddressProblem(string name) =>
        this[name] is not null && Address(name) is null ? new($"settings.{name}", "must be a whole http or https address") : null;

    public SettingProblem? NumberProblem(string name, int least, int most) =>
        this[name] is { } text && Number(name, least, least, most).ToString(CultureInfo.InvariantCulture) != text
            ? new($"settings.{name}", $"must be a whole number from {least} to {most}")
            : null;

    public SettingProblem? ChoiceProblem(string name, params string[] choices) =>
        this[name] is { } text && !choices.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? new($"settings.{name}", $"must be one of {string.Join(", ", choices)}")
            : null;
}
