using System.Buffers;
using System.Text;

namespace Waymark.Links;

/// <summary>One parameter of a query string.</summary>
/// <param name="Name">Decoded.</param>
/// <param name="Value">Decoded; empty when there was none.</param>
/// <param name="Raw">Name and value as they were written, to pass on unchanged.</param>
public readonly record struct QueryParameter(string Name, string Value, string Raw);

/// <summary>Reads query strings the way they are found in the field: nothing in them is an error.</summary>
public static class QueryText
{
    /// <summary>Longer queries are read up to here.</summary>
    public const int LongestRead = 16_384;

    const int MostParameters = 256;

    /// <param name="query">With or without a leading question mark.</param>
    public static IReadOnlyList<QueryParameter> Parse(string? query)
    {
        if (string.IsNullOrEmpty(query)) return [];

        var text = query.AsSpan(0, Math.Min(query.Length, LongestRead)).TrimStart('?');
        var parameters = new List<QueryParameter>();

        foreach (var range in text.Split('&'))
        {
            var pair = text[range];

            if (pair.IsEmpty) continue;
            if (parameters.Count == MostParameters) break;

            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? default : pair[(equals + 1)..];
            parameters.Add(new(Decode(name, isForm: true), Decode(value, isForm: true), pair.ToString()));
        }

        return parameters;
    }

    /// <summary>The first value of a parameter that has one; names compare without regard to letter case.</summary>
    public static string? Find(this IReadOnlyList<QueryParameter> parameters, string name)
    {
        // By index: an enumerator of an interface is an allocation, and a link is asked for some sixty names.
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase) && parameters[i].Value is { Length: > 0 } value) return value;
        }

        return null;
    }

    /// <summary>Percent-decodes; broken escapes stay as they are. NUL, which no database takes, and broken UTF-8 become U+FFFD.</summary>
    /// <param name="text">What to decode.</param>
    /// <param name="isForm">A plus sign means a space, as in the values of a query.</param>
    public static string Decode(ReadOnlySpan<char> text, bool isForm = false)
    {
        if (!text.ContainsAny('%', '+', '\0') && !text.ContainsAnyInRange('\ud800', '\udfff')) return text.ToString();

        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, rented);
        var to = 0;

        // In place: an escape only ever gets shorter.
        for (var from = 0; from < length; from++)
        {
            if (rented[from] == '%' && from + 2 < length && IsHex(rented[from + 1]) && IsHex(rented[from + 2]))
            {
                rented[to++] = (byte)((HexValue(rented[from + 1]) << 4) | HexValue(rented[from + 2]));
                from += 2;
            }
            else
            {
                rented[to++] = rented[from] == '+' && isForm ? (byte)' ' : rented[from];
            }
        }

        var decoded = Encoding.UTF8.GetString(rented, 0, to).Replace('\0', '\ufffd');
        ArrayPool<byte>.Shared.Return(rented);
        return decoded;
    }

    static bool IsHex(byte b) => char.IsAsciiHexDigit((char)b);

    static int HexValue(byte b) => b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10;
}
