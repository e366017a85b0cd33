using System.Collections.Frozen;
using System.Text.Unicode;
using Waymark.Apps;

namespace Waymark.Server.Intake;

/// <summary>Finds the app of a token that is still part of a body. Runs on every request: makes no string.</summary>
static class TokenLookup
{
    const int Longest = 256;

    /// <returns>Null when no app has this token.</returns>
    public static App? Find(FrozenDictionary<string, App> appByToken, JsonText token, ReadOnlySpan<byte> body)
    {
        if (token.IsEscaped)
            return token.Read(body) is { } text ? appByToken.GetValueOrDefault(text) : null;

        Span<char> characters = stackalloc char[Longest];
        var bytes = token.Bytes(body);

        if (bytes.Length > Longest) return null;

        Utf8.ToUtf16(bytes, characters, out _, out var written);
        return appByToken.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(characters[..written], out var app) ? app : null;
    }
}
