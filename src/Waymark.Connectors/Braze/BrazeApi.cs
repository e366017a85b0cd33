using System.Text.RegularExpressions;

namespace Waymark.Connectors.Braze;

/// <summary>Braze's REST API. Documentation: https://www.braze.com/docs/api/endpoints/user_data/post_user_track — checked 2026-11-21.</summary>
static partial class BrazeApi
{
    public const string TrackPath = "/users/track";
    public const string IdentifyPath = "/users/identify";

    /// <summary>All three arrays together: plans differ (75 each, 75 or 50 together), and 50 together suits every one.</summary>
    public const int RecordsPerCall = 50;

    public const int MostRecordsPerCall = 75;

    public const int AliasesPerCall = 50;

    /// <summary>Not published.</summary>
    public const int BytesPerCall = 1_000_000;

    public const int CallsInFlight = 4;

    /// <param name="instance">As the dashboard writes it (<c>US-06</c>), as addresses do (<c>iad-06</c>), or the whole REST endpoint.</param>
    /// <returns>The endpoint without a closing slash, or null when it is none of Braze's.</returns>
    public static string? EndpointOf(string instance)
    {
        if (Cluster().Match(instance) is { Success: true } cluster)
            return EndpointOf(cluster.Groups[1].Value.ToLowerInvariant(), cluster.Groups[2].Value);

        var text = instance.Contains("://", StringComparison.Ordinal) ? instance : $"https://{instance}";
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps && address.AbsolutePath == "/" && address.Query.Length == 0
            && address.Host.StartsWith("rest.", StringComparison.Ordinal)
            && (address.Host.EndsWith(".braze.com", StringComparison.Ordinal) || address.Host.EndsWith(".braze.eu", StringComparison.Ordinal))
                ? $"https://{address.Host}"
                : null;
    }

    static string EndpointOf(string area, string number) => (area, number) switch
    {
        ("us", [not '1', ..]) => $"https://rest.iad-{number}.braze.com",
        ("eu" or "fra", _) => $"https://rest.fra-{number}.braze.eu",
        _ => $"https://rest.{area}-{number}.braze.com",
    };

    [GeneratedRegex(@"^(us|eu|iad|fra|au|id|jp)-(\d\d)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cluster();
}

/// <summary>The calls that carry our parcels.</summary>
static class BrazeRoute
{
    public const string Track = "track";
    public const string Identify = "identify";
}
