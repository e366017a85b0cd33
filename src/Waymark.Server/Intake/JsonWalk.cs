using System.Text.Json;

namespace Waymark.Server.Intake;

/// <summary>Walks a JSON object once without building it, and checks the whole of it on the way. Throws JsonException.</summary>
ref struct JsonWalk(ReadOnlySpan<byte> body)
{
    /// <summary>Deeper bodies are refused: no client sends them, and every later reader would have to survive them.</summary>
    public const int Deepest = 32;

    Utf8JsonReader _reader = new(body);

    /// <summary>Set when the walk stopped because of the depth.</summary>
    public bool IsTooDeep { get; private set; }

    /// <returns>False when the body is another kind of JSON.</returns>
    public bool EnterBody() => _reader.Read() && _reader.TokenType == JsonTokenType.StartObject;

    /// <summary>Makes sure that nothing follows the object.</summary>
    public void LeaveBody() => _reader.Read();

    /// <returns>False at the end of the object.</returns>
    public bool NextName(out ReadOnlySpan<byte> name)
    {
        _reader.Read();
        name = default;

        if (_reader.TokenType != JsonTokenType.PropertyName) return false;

        name = _reader.ValueIsEscaped ? Unescaped() : _reader.ValueSpan;
        return true;
    }

    /// <summary>Steps onto the value; an object or array must then be entered or skipped.</summary>
    public JsonText NextValue()
    {
        _reader.Read();
        CheckDepth();

        var quote = _reader.TokenType == JsonTokenType.String ? 1 : 0;
        var start = (int)_reader.TokenStartIndex + quote;
        return new JsonText(start, _reader.ValueSpan.Length, _reader.TokenType, _reader.ValueIsEscaped);
    }

    /// <summary>Steps behind the value, however deep it goes.</summary>
    public void Skip()
    {
        if (!IsContainer) return;

        var depth = _reader.CurrentDepth;

        do
        {
            _reader.Read();
            CheckDepth();
        }
        while (_reader.CurrentDepth > depth);
    }

    readonly bool IsContainer => _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;

    void CheckDepth()
    {
        // CurrentDepth is 0 on the bracket that opens the body.
        if (!IsContainer || _reader.CurrentDepth < Deepest) return;

        IsTooDeep = true;
        throw new JsonException();
    }

    ReadOnlySpan<byte> Unescaped()
    {
        var name = new byte[_reader.ValueSpan.Length];

        try
        {
            return name.AsSpan(0, _reader.CopyString(name));
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate: no key of ours.
            return default;
        }
    }
}
