using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Waymark.Feeds;

/// <summary>Reads the first line of an export's file, which may be the event's name rather than an event.</summary>
public static class ExportHead
{
    // What stands in no event's name, but in the rest of a line whose beginning is in another file, or in a table's head.
    static readonly SearchValues<char> NeverInNames = SearchValues.Create("{}[]\":,\\");

    /// <returns>The event's name; null when the line is something else.</returns>
    public static string? Read(ReadOnlySpan<byte> line)
    {
        line = ExportLine.Trim(line);

        if (line.IsEmpty || line.Length > ExportLine.Longest || !Utf8.IsValid(line)) return null;

        return line[0] switch
        {
            (byte)'{' or (byte)'"' => InJson(line),
            _ => Named(Encoding.UTF8.GetString(line)),
        };
    }

    static string? InJson(ReadOnlySpan<byte> line)
    {
        try
        {
            using var document = ExportLine.Parse(line.ToArray());
            var root = document.RootElement;

            if (root.ValueKind == JsonValueKind.String) return Named(root.GetString()!);
            return WebhookProfile.Find(root, "ts") is null && WebhookProfile.Find(root, "profile") is null ? WebhookProfile.Text(root, "eventName")?.Trim() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string? Named(string text) =>
        text.Trim() is { Length: > 0 and <= FeedLimits.LongestName } name && name.AsSpan().IndexOfAny(NeverInNames) < 0 && !name.Any(char.IsControl) ? name : null;
}
