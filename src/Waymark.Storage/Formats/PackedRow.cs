using System.Text;

namespace Waymark.Storage.Formats;

/// <summary>Reads what lies as bytes in a fixed order, field by field; beyond its end everything is absent.</summary>
ref struct PackedRow(ReadOnlySpan<byte> row)
{
    static readonly Dictionary<string, string> None = [];

    ReadOnlySpan<byte> _left = row;

    /// <summary>Seven bits to a byte, the lowest first; the eighth says that more follow.</summary>
    public long Number()
    {
        ulong number = 0;

        for (var shift = 0; !_left.IsEmpty; shift += 7)
        {
            var one = _left[0];
            _left = _left[1..];
            number |= (ulong)(one & 0x7f) << shift;
            if (one < 0x80) break;
        }

        return (long)number;
    }

    public string? Text()
    {
        var length = (int)Number() - 1;
        if (length < 0) return null;

        var text = Encoding.UTF8.GetString(_left[..length]);
        _left = _left[length..];
        return text;
    }

    public IReadOnlyDictionary<string, string> Texts()
    {
        var count = (int)Number();
        if (count == 0) return None;

        var texts = new Dictionary<string, string>(count);
        for (var i = 0; i < count; i++)
            texts[Text()!] = Text()!;
        return texts;
    }
}
