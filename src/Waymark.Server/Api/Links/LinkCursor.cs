using System.Globalization;

namespace Waymark.Server.Api.Links;

/// <summary>A place in the list of links: when a link was made, and its token.</summary>
static class LinkCursor
{
    public static string Write(DateTimeOffset at, string token) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeMilliseconds()}-{token}");

    /// <returns>False when the text is no place.</returns>
    public static bool TryRead(string? text, out (DateTimeOffset At, string Token)? place)
    {
        place = null;
        if (string.IsNullOrEmpty(text)) return true;

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || !long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > Latest) return false;

        place = (DateTimeOffset.FromUnixTimeMilliseconds(at), text[(dash + 1)..]);
        return true;
    }

    static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
