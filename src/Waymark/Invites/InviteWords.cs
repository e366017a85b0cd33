using Waymark.Apps;
using Waymark.Users;

namespace Waymark.Invites;

/// <summary>What the placeholders of an invite stand for.</summary>
/// <param name="Url">The link.</param>
/// <param name="UserName">The sender's name; empty when there is nothing to say.</param>
/// <param name="PromoCode">The link's; empty for none.</param>
/// <param name="Language">The sender's; null when not known.</param>
public sealed record InviteWords(string Url, string UserName, string PromoCode, string? Language)
{
    const int HashLength = 64;

    /// <returns>The name to show; a hash is none.</returns>
    public static string NameOf(User? sender, InviteCall call, InviteSettings settings, string? language) =>
        call.UserName
        ?? (sender?.Name is { } name && !IsHash(name) ? name : null)
        ?? LocalWord.Pick(settings.UnnamedSender, language, settings.Language)
        ?? "";

    static bool IsHash(string text) => text.Length == HashLength && text.All(char.IsAsciiHexDigit);
}
