namespace Waymark.Storage.Formats;

/// <summary>Texts that come again and again: each lies there once, and after that its number does.</summary>
sealed class TextsOnce
{
    const int Null = 0, New = 1, First = 2;

    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly List<string> _texts = [];

    public void Write(BinaryWriter to, string? text)
    {
        if (text is null)
        {
            to.Write7BitEncodedInt(Null);
        }
        else if (_numbers.TryGetValue(text, out var number))
        {
            to.Write7BitEncodedInt(number);
        }
        else
        {
            _numbers.Add(text, First + _numbers.Count);
            to.Write7BitEncodedInt(New);
            to.WriteText(text);
        }
    }

    /// <summary>Reads them in the order in which they were written.</summary>
    public string? Read(ref PackedRow from)
    {
        var number = (int)from.Number();
        if (number == Null) return null;
        if (number != New) return _texts[number - First];

        var text = from.Text()!;
        _texts.Add(text);
        return text;
    }
}
