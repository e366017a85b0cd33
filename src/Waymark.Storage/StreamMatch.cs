using System.Text;
using System.Text.Json;

namespace Waymark.Storage;

/// <summary>Tells which events a filter wants from their bytes, without making an object of each.</summary>
sealed class StreamMatch(StreamFilter filter)
{
    readonly byte[]? _name = Bytes(filter.Name);
    readonly byte[]? _installId = Bytes(filter.InstallId);
    readonly byte[]? _userId = Bytes(filter.UserId);
    readonly byte[]? _contains = Bytes(filter.Contains);
    readonly long _from = filter.From?.ToUnixTimeMilliseconds() ?? long.MinValue;
    readonly long _to = filter.To?.ToUnixTimeMilliseconds() ?? long.MaxValue;

    public bool Fits(long at, ReadOnlySpan<byte> name, ReadOnlySpan<byte> installId, ReadOnlySpan<byte> userId, ReadOnlySpan<byte> values) =>
        at >= _from
        && at < _to
        && (_name is null || name.SequenceEqual(_name))
        && (_installId is null || installId.SequenceEqual(_installId))
        && (_userId is null || userId.SequenceEqual(_userId))
        && (_contains is null || installId.IndexOf(_contains) >= 0 || userId.IndexOf(_contains) >= 0 || IsInValues(values, _contains));

    static bool IsInValues(ReadOnlySpan<byte> json, ReadOnlySpan<byte> text)
    {
        // Only an escape can hide a text that is there; most events are done with here.
        if (json.IndexOf(text) < 0 && !json.Contains((byte)'\\')) return false;

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            var isIn = reader.TokenType switch
            {
                JsonTokenType.String when reader.ValueIsEscaped => Encoding.UTF8.GetBytes(reader.GetString()!).AsSpan().IndexOf(text) >= 0,
                JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => reader.ValueSpan.IndexOf(text) >= 0,
                _ => false,
            };
            if (isIn) return true;
        }

        return false;
    }

    static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
