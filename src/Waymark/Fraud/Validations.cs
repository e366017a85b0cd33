using Waymark.Devices;

namespace Waymark.Fraud;

/// <summary>Compares installs with the owner's own rules. What is not known of an install meets no condition.</summary>
static class Validations
{
    /// <returns>What the install has of all that the rule is about; null when it does not meet the rule.</returns>
    public static string? Met(FraudValidation rule, InstallInquiry asked)
    {
        var met = new List<string>();

        return Holds(rule.Sources.Count > 0, asked.Scope.Source is { } source && rule.Sources.Contains(source, StringComparer.OrdinalIgnoreCase), $"source {asked.Scope.Source}")
            && Holds(rule.Campaigns.Count > 0, asked.Scope.Campaign is { } campaign && rule.Campaigns.Contains(campaign, StringComparer.Ordinal), $"campaign {asked.Scope.Campaign}")
            && Holds(rule.Platform is not null, PlatformNames.Lower(asked.Platform) == rule.Platform, $"platform {PlatformNames.Lower(asked.Platform)}")
            && Holds(rule.Countries.Count > 0, asked.Signs.Country is { } country && rule.Countries.Contains(country, StringComparer.OrdinalIgnoreCase), $"country {asked.Signs.Country}")
            && Holds(rule.OtherCountriesThan.Count > 0, asked.Signs.Country is { } other && !rule.OtherCountriesThan.Contains(other, StringComparer.OrdinalIgnoreCase), $"country {asked.Signs.Country}")
            && Holds(rule.OsVersionBelow is not null, Compare(asked.Device.OsVersion, rule.OsVersionBelow) < 0, $"system {asked.Device.OsVersion}")
            && Holds(rule.OsVersionFrom is not null, Compare(asked.Device.OsVersion, rule.OsVersionFrom) >= 0, $"system {asked.Device.OsVersion}")
            && Holds(rule.AppVersionBelow is not null, Compare(asked.Signs.AppVersion, rule.AppVersionBelow) < 0, $"app {asked.Signs.AppVersion}")
            && Holds(rule.AppVersionFrom is not null, Compare(asked.Signs.AppVersion, rule.AppVersionFrom) >= 0, $"app {asked.Signs.AppVersion}")
            && Holds(rule.HasUserId is not null, asked.Signs.HasUserId == rule.HasUserId, asked.Signs.HasUserId ? "a user id" : "no user id")
                ? string.Join(", ", met.Distinct())
                : null;

        bool Holds(bool isAsked, bool holds, string words)
        {
            if (isAsked && holds) met.Add(words);
            return !isAsked || holds;
        }
    }

    /// <returns>Null when one of them is not known, or no number.</returns>
    static int? Compare(string? version, string? other)
    {
        if (Numbers(version) is not { } left || Numbers(other) is not { } right) return null;

        for (var part = 0; part < Math.Max(left.Length, right.Length); part++)
        {
            var compared = left.ElementAtOrDefault(part).CompareTo(right.ElementAtOrDefault(part));
            if (compared != 0) return compared;
        }

        return 0;
    }

    static int[]? Numbers(string? version)
    {
        if (OsVersions.Read(version, isAndroid: false) is not { } read) return null;

        var parts = read.Split('.');
        var numbers = new int[parts.Length];

        for (var part = 0; part < parts.Length; part++)
        {
            if (!int.TryParse(parts[part], out numbers[part])) return null;
        }

        return numbers;
    }
}
