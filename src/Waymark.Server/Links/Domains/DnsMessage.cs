using System.Buffers.Binary;
using System.Text;

namespace Waymark.Server.Links.Domains;

/// <summary>Questions to name servers and their answers (RFC 1035), as far as we ask: texts and aliases.</summary>
static class DnsMessage
{
    public const ushort Alias = 5, Text = 16;

    const int HeaderLength = 12, LongestName = 255, LongestLabel = 63;
    const byte Pointer = 0xc0;

    /// <returns>Null when the name is none.</returns>
    public static byte[]? Ask(ushort id, string name, ushort type)
    {
        using var message = new MemoryStream();
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteUInt16BigEndian(header, id);
        header[2] = 1; // The server is to ask others for us.
        header[5] = 1; // One question.
        message.Write(header);

        foreach (var label in name.TrimEnd('.').Split('.'))
        {
            if (label.Length is 0 or > LongestLabel || !Ascii.IsValid(label)) return null;

            message.WriteByte((byte)label.Length);
            message.Write(Encoding.ASCII.GetBytes(label));
        }

        if (message.Length > HeaderLength + LongestName) return null;

        message.WriteByte(0);
        message.Write([(byte)(type >> 8), (byte)type, 0, 1]);
        return message.ToArray();
    }

    /// <summary>Reads what a server answered; whatever is broken in it ends the reading.</summary>
    public static (IReadOnlyList<string> Texts, string? Alias) Read(ReadOnlySpan<byte> message, ushort id)
    {
        var texts = new List<string>();
        string? alias = null;

        if (message.Length < HeaderLength || BinaryPrimitives.ReadUInt16BigEndian(message) != id) return (texts, null);

        var answers = BinaryPrimitives.ReadUInt16BigEndian(message[6..]);
        var at = HeaderLength;
        if (!SkipName(message, ref at)) return (texts, null);
        at += 4;

        for (var i = 0; i < answers; i++)
        {
            if (!SkipName(message, ref at) || at + 10 > message.Length) break;

            var type = BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 8)..]);
            at += 10;
            if (at + length > message.Length) break;

            if (type == Text) texts.Add(TextIn(message.Slice(at, length)));
            else if (type == Alias) alias ??= NameAt(message, at);
            at += length;
        }

        return (texts, alias);
    }

    // A record holds pieces of at most 255 bytes that make one text.
    static string TextIn(ReadOnlySpan<byte> record)
    {
        var text = new StringBuilder();

        for (var at = 0; at < record.Length && at + 1 + record[at] <= record.Length; at += 1 + record[at])
            text.Append(Encoding.UTF8.GetString(record.Slice(at + 1, record[at])));

        return text.ToString();
    }

    static bool SkipName(ReadOnlySpan<byte> message, ref int at)
    {
        while (at < message.Length)
        {
            var length = message[at];

            if (length == 0)
            {
                at++;
                return true;
            }

            if ((length & Pointer) == Pointer)
            {
                at += 2;
                return at <= message.Length;
            }

            at += 1 + length;
        }

        return false;
    }

    // Names may point to an earlier place of the message; a hostile one would point in circles.
    static string? NameAt(ReadOnlySpan<byte> message, int at)
    {
        var name = new StringBuilder();

        for (var hops = 0; hops < 128 && at < message.Length; hops++)
        {
            var length = message[at];
            if (length == 0) return name.ToString();

            if ((length & Pointer) == Pointer)
            {
                if (at + 1 >= message.Length) return null;
                at = ((length & ~Pointer) << 8) | message[at + 1];
                continue;
            }

            if (at + 1 + length > message.Length) return null;
            if (name.Length > 0) name.Append('.');
            name.Append(Encoding.ASCII.GetString(message.Slice(at + 1, length)));
            at += 1 + length;
        }

        return null;
    }
}
