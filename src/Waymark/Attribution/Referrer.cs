using Waymark.Links;

namespace Waymark.Attribution;

/// <summary>Reads Google Play install referrers, which relays encode once too often and apps pass on in many keys.</summary>
public static class Referrer
{
    const int ExtraDecodings = 2;

    static readonly string[] KnownKeys =
    [
        .. ClickId.ReadParameters, "gclid", "gbraid", "wbraid",
        "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id",
    ];

    /// <summary>Picks the referrer from the keys that clients send it in: the first that holds one.</summary>
    public static string? Pick(string? installRef, string? installReferrer, string? installRefUrl) =>
        Present(installRef) ?? Present(installReferrer) ?? Present(installRefUrl);

    public static ReferrerReading Read(string? referrer)
    {
        var parameters = Parse(referrer);
        var tags = UtmTags.Read(parameters);
        var otherwise = WithoutClick(parameters, tags);
        var clickId = ClickId.ReadParameters.Select(parameters.Find).FirstOrDefault(id => id is not null)?.Trim();
        return string.IsNullOrEmpty(clickId) ? otherwise : new ReferrerReading.ClickId(clickId, tags, otherwise);
    }

    /// <summary>The referrer's parameters, decoded as often as it takes to find a known one.</summary>
    public static IReadOnlyList<QueryParameter> Parse(string? referrer)
    {
        if (Present(referrer) is not { } text) return [];

        text = OutOfUrl(text.Length > QueryText.LongestRead ? text[..QueryText.LongestRead] : text);
        var asWritten = QueryText.Parse(text);
        var parameters = asWritten;

        // Stops at the first known key, so that a %26 inside a value stays inside the value.
        for (var round = 0; round < ExtraDecodings && !HasKnownKey(parameters); round++)
        {
            text = OutOfUrl(QueryText.Decode(text));
            parameters = QueryText.Parse(text);
        }

        return HasKnownKey(parameters) ? parameters : asWritten;
    }

    static ReferrerReading WithoutClick(IReadOnlyList<QueryParameter> parameters, UtmTags tags)
    {
        if (MetaJson(tags.Content) is { } json) return new ReferrerReading.MetaPayload(json, tags);

        var (gclid, gbraid, wbraid) = (parameters.Find("gclid"), parameters.Find("gbraid"), parameters.Find("wbraid"));

        if (gclid is not null || gbraid is not null || wbraid is not null)
            return new ReferrerReading.GoogleIds(gclid, gbraid, wbraid, tags);

        if (tags.IsEmpty) return HasUtm(parameters) ? new ReferrerReading.NotSet() : new ReferrerReading.None();

        return IsStoreOrganic(tags) ? new ReferrerReading.StoreOrganic() : new ReferrerReading.Utm(tags);
    }

    static bool IsStoreOrganic(UtmTags tags) =>
        "google-play".Equals(tags.Source, StringComparison.OrdinalIgnoreCase)
        && (tags.Medium is null || tags.Medium.Equals("organic", StringComparison.OrdinalIgnoreCase));

    // Recognised by its shape: Meta does not promise any utm_source.
    static string? MetaJson(string? content)
    {
        for (var round = 0; round <= ExtraDecodings && content is not null; round++)
        {
            if (content.StartsWith('{')) return content;

            var isEncoded = content.StartsWith("%7B", StringComparison.OrdinalIgnoreCase)
                || content.StartsWith("%257B", StringComparison.OrdinalIgnoreCase);
            content = isEncoded ? QueryText.Decode(content) : null;
        }

        return null;
    }

    // Some clients hand over the whole store address, or the address with the query we want.
    static string OutOfUrl(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var question = text.IndexOf('?', StringComparison.Ordinal);

        if (scheme <= 0 || question < scheme || text.AsSpan(0, scheme).ContainsAny('=', '&', '%')) return text;

        var query = text[(question + 1)..].Split('#')[0];
        var parameters = QueryText.Parse(query);
        return parameters.Find("referrer") is { } inner && !HasKnownKey(parameters) ? inner : query;
    }

    static bool HasKnownKey(IReadOnlyList<QueryParameter> parameters) =>
        parameters.Any(parameter => KnownKeys.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase)
            && parameter.Raw.Contains('=', StringComparison.Ordinal));

    static bool HasUtm(IReadOnlyList<QueryParameter> parameters) =>
        parameters.Any(parameter => parameter.Name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && parameter.Value.Length > 0);

    static string? Present(string? text) =>
        text?.Trim() is { Length: > 0 } value
        && !value.Equals("null", StringComparison.OrdinalIgnoreCase)
        && !value.Equals("unknown", StringComparison.OrdinalIgnoreCase)
            ? value
            : null;
}
