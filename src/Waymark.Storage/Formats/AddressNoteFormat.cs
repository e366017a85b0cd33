using System.Text;
using Waymark.Facts;

namespace Waymark.Storage.Formats;

/// <summary>How what was known of an address lies in its fact: network (a byte), then country, region, city and match key.</summary>
/// <remarks>A text: its length in bytes plus one (a byte, 0 for null), UTF-8.</remarks>
static class AddressNoteFormat
{
    // One text's length has to fit into a byte; names of places are far shorter.
    const int LongestText = byte.MaxValue - 1;

    // What is longer is no name; that many letters fit whatever they are.
    const int MostLetters = LongestText / 3;

    public const int LongestNote = 1 + 4 * (1 + LongestText);

    /// <returns>How many bytes were written.</returns>
    public static int Write(AddressNote note, Span<byte> target)
    {
        target[0] = (byte)note.Network;
        var at = 1;
        at += Write(note.Country, target[at..]);
        at += Write(note.Region, target[at..]);
        at += Write(note.City, target[at..]);
        at += Write(note.MatchKey, target[at..]);
        return at;
    }

    /// <param name="bytes">From the note on; afterwards, from what follows it on.</param>
    public static AddressNote Read(ref ReadOnlySpan<byte> bytes)
    {
        var network = (NetworkKind)bytes[0];
        bytes = bytes[1..];

        // In the order they were written: an initializer runs from top to bottom.
        return new AddressNote
        {
            Network = network,
            Country = Text(ref bytes),
            Region = Text(ref bytes),
            City = Text(ref bytes),
            MatchKey = Text(ref bytes),
        };
    }

    static int Write(string? text, Span<byte> target)
    {
        if (text is null)
        {
            target[0] = 0;
            return 1;
        }

        if (text.Length > MostLetters) text = text[..MostLetters];
        var length = Encoding.UTF8.GetBytes(text, target[1..]);
        target[0] = (byte)(length + 1);
        return 1 + length;
    }

    static string? Text(ref ReadOnlySpan<byte> bytes)
    {
        var length = bytes[0] - 1;
        bytes = bytes[1..];
        if (length < 0) return null;

        var text = Encoding.UTF8.GetString(bytes[..length]);
        bytes = bytes[length..];
        return text;
    }
}
