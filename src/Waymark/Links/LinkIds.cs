namespace Waymark.Links;

/// <summary>The ids of devices that links carry: in clear, hashed, and by the many names that networks have for them.</summary>
public static class LinkIds
{
    static readonly string[] Words = ["gaid", "aaid", "oaid", "idfa", "idfv", "ifa", "advertising_id", "advertiser_id", "adid", "android_id", "imei"];

    /// <returns>The URL without them; the very same where there are none.</returns>
    public static string Remove(string url)
    {
        var query = LinkParameterReading.QueryOf(url);
        if (query.Length == 0) return url;

        var parameters = QueryText.Parse(query);
        var kept = parameters.Where(parameter => !Names(parameter.Name)).Select(parameter => parameter.Raw).ToList();
        return kept.Count == parameters.Count ? url : url.Replace(query, string.Join('&', kept), StringComparison.Ordinal);
    }

    // sha1_gaid, gaid_raw, af_android_id, android_id_md5.
    static bool Names(string parameter) => Words.Any(word => parameter.Contains(word, StringComparison.OrdinalIgnoreCase));
}
