namespace Waymark.Touches;

/// <summary>Tells from a User-Agent header who is asking: one pass, no regular expressions, the first 512 characters.</summary>
public static class UserAgent
{
    public const int LongestRead = 512;

    public static Visitor Read(string? header)
    {
        if (string.IsNullOrWhiteSpace(header)) return Visitor.Unknown;

        var text = header.AsSpan(0, Math.Min(header.Length, LongestRead));
        var clues = new UserAgentClues();

        for (var i = 0; i < text.Length;)
        {
            i = text[i] switch
            {
                ' ' or '\t' or ')' or ']' or ',' => i + 1,
                '(' => ReadComment(text, i, clues),
                '[' => ReadFacebook(text, i, clues),
                _ => ReadProduct(text, i, clues),
            };
        }

        return clues.Conclude();
    }

    // Comments nest: a model may be called "moto g(7) plus".
    static int ReadComment(ReadOnlySpan<char> text, int open, UserAgentClues clues)
    {
        var depth = 1;
        var start = open + 1;
        var place = 0;
        var i = start;

        for (; i < text.Length && depth > 0; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')') depth--;

            if (depth == 0 || (text[i] == ';' && depth == 1))
            {
                clues.Detail(text[start..i].Trim(), place++);
                start = i + 1;
            }
        }

        // The header was cut, or never closed.
        if (depth > 0) clues.Detail(text[start..].Trim(), place);

        clues.EndComment();
        return i;
    }

    // Facebook's apps add [FBAN/…;FBDV/…]; LinkedIn and Pinterest write their name in brackets.
    static int ReadFacebook(ReadOnlySpan<char> text, int open, UserAgentClues clues)
    {
        var length = text[open..].IndexOf(']');
        var inside = length < 0 ? text[(open + 1)..] : text[(open + 1)..(open + length)];

        foreach (var range in inside.Split(';'))
        {
            var (name, value) = Pair(inside[range].Trim());
            clues.Facebook(name, value);
        }

        return length < 0 ? text.Length : open + length + 1;
    }

    static int ReadProduct(ReadOnlySpan<char> text, int start, UserAgentClues clues)
    {
        var length = text[start..].IndexOfAny(" \t([");
        var end = length < 0 ? text.Length : Math.Max(start + length, start + 1);
        var (name, version) = Pair(text[start..end]);
        clues.Product(name, version);
        return end;
    }

    static SpanPair Pair(ReadOnlySpan<char> text) =>
        text.IndexOf('/') is >= 0 and var slash ? new(text[..slash], text[(slash + 1)..]) : new(text, default);

    readonly ref struct SpanPair(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        readonly ReadOnlySpan<char> _name = name;
        readonly ReadOnlySpan<char> _value = value;

        public void Deconstruct(out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
        {
            name = _name;
            value = _value;
        }
    }
}
