using Waymark.Apps;

namespace Waymark.Server.Servers;

/// <summary>The addresses under which a campaign is handed out.</summary>
static class CampaignLink
{
    /// <returns>The host; null while the app has none.</returns>
    public static string? DomainOf(App app, Campaign campaign) => campaign.Domain ?? (app.Domains is [var first, ..] ? first : null);

    /// <returns><c>https://HOST/PATH?c=ID</c>: with the path of the deep link when that lies on the same host.</returns>
    public static string? Of(App app, Campaign campaign)
    {
        if (DomainOf(app, campaign) is not { } domain) return null;

        var path = Uri.TryCreate(campaign.Deeplink, UriKind.Absolute, out var deepLink)
            && deepLink.Scheme == Uri.UriSchemeHttps
            && string.Equals(deepLink.Host, domain, StringComparison.OrdinalIgnoreCase)
                ? deepLink.AbsolutePath.TrimEnd('/')
                : "";

        return $"https://{domain}{path}?c={Uri.EscapeDataString(campaign.Id)}";
    }

    /// <returns><c>https://HOST/?c=ID</c>.</returns>
    public static string? PlainOf(App app, Campaign campaign) =>
        DomainOf(app, campaign) is { } domain ? $"https://{domain}/?c={Uri.EscapeDataString(campaign.Id)}" : null;

    /// <returns><c>https://HOST/ID</c>.</returns>
    public static string? ShortOf(App app, Campaign campaign) =>
        DomainOf(app, campaign) is { } domain ? $"https://{domain}/{Uri.EscapeDataString(campaign.Id)}" : null;
}
