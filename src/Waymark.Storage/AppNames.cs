using System.Collections.Concurrent;
using System.Text;

namespace Waymark.Storage;

/// <summary>The few app ids there are, each once in memory instead of once per fact read.</summary>
static class AppNames
{
    static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        Span<char> chars = stackalloc char[256];
        var length = Encoding.UTF8.GetChars(utf8, chars);

        var known = Known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(chars[..length], out var name)) return name;

        name = new string(chars[..length]);
        return Known.GetOrAdd(name, name);
    }
}
