using System.Globalization;
using System.Text;

namespace Waymark.Server.Delivery.Secrets;

/// <summary>A text as it reads once escapes are undone, and where each of its characters came from.</summary>
sealed class TextView
{
    readonly string _text;
    readonly (int Start, int End)[] _origins;

    TextView(string text, (int Start, int End)[] origins)
    {
        _text = text;
        _origins = origins;
    }

    public static TextView Of(string text) => new(text, [.. Enumerable.Range(0, text.Length).Select(at => (at, at + 1))]);

    /// <returns>Where in the first text the wanted one stands, whatever its case.</returns>
    public IEnumerable<(int Start, int End)> Find(string wanted)
    {
        for (var at = _text.IndexOf(wanted, StringComparison.OrdinalIgnoreCase); at >= 0; at = _text.IndexOf(wanted, at + 1, StringComparison.OrdinalIgnoreCase))
            yield return (_origins[at].Start, _origins[at + wanted.Length - 1].End);
    }

    /// <summary>With <c>%2F</c> and the like undone.</summary>
    public TextView WithoutPercent()
    {
        if (!_text.Contains('%', StringComparison.Ordinal)) return this;

        var bytes = new List<byte>();
        return Rewrite((at, add) =>
        {
            var end = at;
            bytes.Clear();

            while (end < _text.Length && _text[end] == '%' && Hex(end + 1, 2) is { } value)
            {
                bytes.Add((byte)value);
                end += 3;
            }

            if (bytes.Count == 0) return 0;

            // Bytes that form one character together belong together; single ones keep their own place.
            var decoded = Encoding.UTF8.GetString([.. bytes]);
            var isAscii = decoded.Length == bytes.Count;

            for (var i = 0; i < decoded.Length; i++)
                add(decoded[i], isAscii ? at + (3 * i) : at, isAscii ? at + (3 * i) + 3 : end);

            return end - at;
        });
    }

    /// <summary>With <c>\u002F</c>, <c>\/</c> and the like undone.</summary>
    public TextView WithoutBackslashes()
    {
        if (!_text.Contains('\\', StringComparison.Ordinal)) return this;

        return Rewrite((at, add) =>
        {
            if (_text[at] != '\\' || at + 1 == _text.Length) return 0;

            if (_text[at + 1] == 'u' && Hex(at + 2, 4) is { } code)
            {
                add((char)code, at, at + 6);
                return 6;
            }

            add(_text[at + 1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other }, at, at + 2);
            return 2;
        });
    }

    /// <param name="read">Looks at a place, adds what stands there, and says how many characters that took; 0 for an ordinary one.</param>
    TextView Rewrite(Func<int, Action<char, int, int>, int> read)
    {
        var text = new StringBuilder(_text.Length);
        var origins = new List<(int Start, int End)>(_text.Length);

        for (var at = 0; at < _text.Length;)
        {
            var taken = read(at, (symbol, start, end) =>
            {
                text.Append(symbol);
                origins.Add((_origins[start].Start, _origins[end - 1].End));
            });

            if (taken == 0)
            {
                text.Append(_text[at]);
                origins.Add(_origins[at]);
                taken = 1;
            }

            at += taken;
        }

        return new(text.ToString(), [.. origins]);
    }

    int? Hex(int at, int digits) =>
        at + digits <= _text.Length && int.TryParse(_text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
