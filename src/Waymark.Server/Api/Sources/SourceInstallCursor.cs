using System.Globalization;
using Waymark.Fraud.Sources;
using Waymark.Storage;

namespace Waymark.Server.Api.Sources;

/// <summary>A place in a list of installs by source: the day and the install.</summary>
static class SourceInstallCursor
{
    public static string? Write(SourceInstall? place) =>
        place is null ? null : string.Create(CultureInfo.InvariantCulture, $"{place.Day:yyyyMMdd}~{place.InstallId}");

    /// <returns>False for what no list wrote; the place is null for the beginning.</returns>
    public static bool TryRead(string? text, out SourceInstall? place)
    {
        place = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (text.Split('~', 2) is not [var day, { Length: > 0 } install]) return false;
        if (!DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return false;

        place = new SourceInstall(read, install, new SourceKey("", "", ""));
        return true;
    }
}
