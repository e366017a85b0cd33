using Waymark.Apps;

namespace Waymark.Invites;

/// <summary>Where an invite leads.</summary>
public static class InviteAddress
{
    /// <returns><c>https://HOST/TOKEN</c> on the app's first host; null while it has none.</returns>
    public static string? Of(App app, string token) => app.Domains is [var first, ..] ? $"https://{first}/{token}" : null;
}
