using Waymark.Apps;

namespace Waymark.SmartLinks;

/// <summary>The address under which a link is handed out.</summary>
public static class LinkUrl
{
    /// <returns>On the link's own domain or the app's preferred one, which is its first; null while the app has none.</returns>
    public static string? Of(SmartLink link, App app)
    {
        var own = app.Domains.FirstOrDefault(domain => domain.Equals(link.Domain, StringComparison.OrdinalIgnoreCase));

        return (own ?? (app.Domains is [var preferred, ..] ? preferred : null)) is { } domain ? $"https://{domain}/{link.Token}" : null;
    }
}
