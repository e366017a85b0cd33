using Waymark.Feeds;

namespace Waymark.Server.Intake.Feeds;

/// <summary>Some lines of an export's file, one after another.</summary>
/// <param name="Bytes">As they stand in the file.</param>
/// <param name="FirstLine">The number of the first in its file.</param>
/// <param name="Event">The event's name where a line has none.</param>
/// <param name="TimeZone">The project's.</param>
sealed record ExportSlice(ReadOnlyMemory<byte> Bytes, long FirstLine, string? Event, TimeZoneInfo TimeZone)
{
    /// <summary>Each with its number in the file, without blanks around it.</summary>
    public IEnumerable<(long Number, ReadOnlyMemory<byte> Line)> Lines()
    {
        var number = FirstLine;

        for (var rest = Bytes; !rest.IsEmpty; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];

            rest = end < 0 ? default : rest[(end + 1)..];
            yield return (number, Trim(line));
        }
    }

    static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line)
    {
        var trimmed = ExportLine.Trim(line.Span);

        line.Span.Overlaps(trimmed, out var start);
        return trimmed.IsEmpty ? default : line.Slice(start, trimmed.Length);
    }
}
