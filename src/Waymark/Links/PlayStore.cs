using Waymark.Apps;

namespace Waymark.Links;

/// <summary>Writes Google Play addresses that carry our click to the installed app.</summary>
public static class PlayStore
{
    public const string Host = "play.google.com";

    /// <summary>Stays below this; some relays cut longer addresses.</summary>
    public const int LongestUrl = 1_000;

    /// <param name="app">The app to show.</param>
    /// <param name="clickId">Null for a visit that is not a click.</param>
    /// <param name="tags">Source, medium and campaign for whoever else reads the referrer; left out when they do not fit.</param>
    public static string Url(AndroidApp app, string? clickId, UtmTags tags)
    {
        var listing = app.Listing is null ? "" : $"&listing={Uri.EscapeDataString(app.Listing)}";
        var url = $"https://{Host}/store/apps/details?id={Uri.EscapeDataString(app.Package)}";
        var referrer = Referrer(clickId, tags, LongestUrl - url.Length - listing.Length - "&referrer=".Length - 1);
        return (referrer.Length == 0 ? url : $"{url}&referrer={referrer}") + listing;
    }

    /// <summary>Adds our referrer to an address of the app's own page in the store that has none.</summary>
    public static string WithReferrer(string url, AndroidApp app, string? clickId, UtmTags tags)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);

        if (question < 0 || url.Contains('#', StringComparison.Ordinal) || !IsDetailsPage(url[..question])) return url;

        var query = QueryText.Parse(url[question..]);

        if (query.Find("id") != app.Package || query.Any(parameter => parameter.Name == "referrer")) return url;

        var referrer = Referrer(clickId, tags, LongestUrl - url.Length - "&referrer=".Length - 1);
        return referrer.Length == 0 ? url : $"{url}&referrer={referrer}";
    }

    /// <summary>The value of <c>referrer</c>: a query string, percent-encoded as a whole once, the click id first.</summary>
    public static string Referrer(string? clickId, UtmTags tags, int longest)
    {
        var parts = new List<string>();
        var left = longest;

        Add(ClickId.Parameter, clickId);
        Add("utm_source", tags.Source);
        Add("utm_campaign", tags.Campaign);
        Add("utm_medium", tags.Medium);

        return string.Concat(parts);

        // A tag that is cut short would name another campaign: all of it or nothing.
        void Add(string name, string? value)
        {
            if (string.IsNullOrEmpty(value)) return;

            var part = Uri.EscapeDataString($"{(parts.Count == 0 ? "" : "&")}{name}={Uri.EscapeDataString(value)}");

            if (part.Length > left) return;

            parts.Add(part);
            left -= part.Length;
        }
    }

    static bool IsDetailsPage(string page) =>
        page.Equals($"https://{Host}/store/apps/details", StringComparison.OrdinalIgnoreCase)
        || page.Equals($"http://{Host}/store/apps/details", StringComparison.OrdinalIgnoreCase)
        || page.Equals("market://details", StringComparison.OrdinalIgnoreCase)
        || page.Equals("market://details/", StringComparison.OrdinalIgnoreCase);
}
