using System.Globalization;

namespace Waymark.Storage;

/// <summary>Event ids: the journal's name and the place in the stream, the same after every rebuild.</summary>
public static class EventId
{
    public static string Of(string journalId, long position) =>
        string.Create(CultureInfo.InvariantCulture, $"{journalId}-{position}");

    /// <returns>The place in the stream; null when the text is no event id.</returns>
    public static long? PositionOf(string id) =>
        id.LastIndexOf('-') is >= 0 and var dash && long.TryParse(id.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : null;
}
