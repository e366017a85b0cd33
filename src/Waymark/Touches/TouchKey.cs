using System.Text;
using Waymark.Facts;

namespace Waymark.Touches;

/// <summary>What a touch can be found by, as a 64-bit hash: text keys of ten million clicks would be three times as big.</summary>
public readonly record struct TouchKey(long Hash)
{
    public static TouchKey OfClick(string app, string clickId) => Of(app, 'c', clickId);

    /// <param name="app">The app's id.</param>
    /// <param name="id">A lower-case advertising id; both kinds are UUIDs and share the key.</param>
    public static TouchKey OfDevice(string app, string id) => Of(app, 'd', id);

    public static TouchKey OfAddress(string app, string matchKey) => Of(app, 'a', matchKey);

    /// <returns>Every key that leads to this touch.</returns>
    public static IEnumerable<TouchKey> All(Touch touch)
    {
        yield return OfClick(touch.App, touch.ClickId);
        if (touch.Gaid is not null) yield return OfDevice(touch.App, touch.Gaid);
        if (touch.Idfa is not null) yield return OfDevice(touch.App, touch.Idfa);
        if (touch.Address is not null) yield return OfAddress(touch.App, touch.Address);
    }

    static TouchKey Of(string app, char kind, string value)
    {
        Span<byte> bytes = stackalloc byte[512];
        var text = string.Concat(app, "\0", [kind], value);
        return Encoding.UTF8.TryGetBytes(text, bytes, out var length)
            ? new((long)StableHash.Of(bytes[..length]))
            : new((long)StableHash.Of(Encoding.UTF8.GetBytes(text)));
    }
}
