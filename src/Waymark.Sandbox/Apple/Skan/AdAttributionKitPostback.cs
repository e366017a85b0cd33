using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Apple.Skan;

/// <summary>Composes postbacks of AdAttributionKit as phones send them.</summary>
static class AdAttributionKitPostback
{
    public const string Path = "/.well-known/appattribution/report-attribution/";

    public static JsonObject Compose(PostbackOrder order, int window, AppleSigner signer)
    {
        var claims = new JsonObject
        {
            ["postback-identifier"] = $"{PostbackIds.Of(order, window)}",
            ["advertised-item-identifier"] = order.AppStoreId,
            ["conversion-type"] = order.Reengagement ? "re-engagement" : order.Redownload ? "redownload" : "download",
            ["ad-network-identifier"] = order.Network,
            ["impression-type"] = "app-impression",
            ["postback-sequence-index"] = window,
            ["source-identifier"] = order.Source,
            ["did-win"] = order.Won,
        };

        if (order is { Won: true, SourceApp: { } app }) claims["publisher-item-identifier"] = app;
        if (order.Tampering == Tampering.Missing) claims.Remove("did-win");
        if (order.Tampering == Tampering.TypeConfused) claims["did-win"] = order.Won ? "true" : "false";

        var jws = signer.SignClaims(claims.ToJsonString(), order.Development, order.Tampering == Tampering.Forged);
        var body = new JsonObject { ["jws-string"] = order.Tampering switch { Tampering.Truncated => jws[..^4], Tampering.Altered => Altered(jws, claims), _ => jws } };

        if (order.Won) PostbackValues.Add(body, order, window);
        body["ad-interaction-type"] = order.Click ? "click" : "view";
        return body;
    }

    static string Altered(string jws, JsonObject claims)
    {
        claims["source-identifier"] = "0000";
        var parts = jws.Split('.');
        return $"{parts[0]}.{System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";
    }
}
