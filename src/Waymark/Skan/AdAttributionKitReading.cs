using System.Text;
using System.Text.Json;

namespace Waymark.Skan;

/// <summary>Reads an AdAttributionKit postback: a signed claim in an envelope that anybody may have written.</summary>
static class AdAttributionKitReading
{
    const int SignatureLength = 64;
    const int LongestJws = 8_192;

    public static PostbackReading Read(JsonElement body, AppleSignatures signatures)
    {
        var envelope = new PostbackFields(body);
        if (envelope.UnsignedText("jws-string") is not { Length: <= LongestJws } jws) return PostbackReading.Malformed("jws-string is missing.");
        if (jws.Split('.') is not [var head, var claims, var seal]) return PostbackReading.Malformed("jws-string must have three parts.");
        if (StrictBase64.DecodeUrl(seal) is not { Length: SignatureLength } signature) return PostbackReading.Malformed("The signature must have 64 bytes.");
        if (Object(head) is not { } header || Object(claims) is not { } payload) return PostbackReading.Malformed("jws-string does not hold two JSON objects.");

        // Whoever could name the algorithm or bring the key along could sign for Apple.
        var headerFields = new PostbackFields(header);
        if (headerFields.UnsignedText("alg") != "ES256") return PostbackReading.Malformed("alg must be ES256.");
        if (headerFields.Has("jwk") || headerFields.Has("x5c") || headerFields.Has("jku")) return PostbackReading.Malformed("The header must not bring its own key.");
        if (headerFields.UnsignedText("kid") is not { } keyId) return PostbackReading.Malformed("kid is missing.");

        var postback = ReadClaims(payload, envelope, out var problem);
        if (problem is not null) return PostbackReading.Malformed(problem);

        return signatures.Verify(keyId, Encoding.ASCII.GetBytes($"{head}.{claims}"), signature, out var isDevelopment)
            ? new(isDevelopment ? PostbackVerdict.Development : PostbackVerdict.Valid, postback)
            : new(PostbackVerdict.InvalidSignature, postback, "The signature does not fit, or its key is none of Apple's.");
    }

    static Postback ReadClaims(JsonElement payload, PostbackFields envelope, out string? problem)
    {
        var fields = new PostbackFields(payload);
        var conversion = fields.Text("conversion-type");
        var postback = new Postback
        {
            Protocol = PostbackProtocol.AdAttributionKit,
            Network = fields.Text("ad-network-identifier"),
            AppStoreId = fields.Number("advertised-item-identifier"),
            Id = fields.Uuid("postback-identifier"),
            SourceIdentifier = fields.SourceIdentifier("source-identifier"),
            Conversion = conversion switch
            {
                "redownload" => ConversionType.Redownload,
                "re-engagement" => ConversionType.Reengagement,
                _ => ConversionType.Download,
            },
            DidWin = fields.Flag("did-win"),
            Window = fields.Number("postback-sequence-index", 0, 2),
            SourceAppId = fields.OptionalNumber("publisher-item-identifier"),
            Marketplace = fields.OptionalText("marketplace-identifier"),
            IsClick = envelope.UnsignedText("ad-interaction-type") switch { "click" => true, "view" => false, _ => null },
            Country = envelope.Country("country-code"),
        };

        problem = fields.Problem ?? (conversion is "download" or "redownload" or "re-engagement" ? null : "conversion-type must be download, redownload or re-engagement.");
        return postback.DidWin
            ? postback with { Value = postback.Window == 0 ? envelope.FineValue("conversion-value") : null, CoarseValue = envelope.CoarseValue("coarse-conversion-value") }
            : postback;
    }

    static JsonElement? Object(string part)
    {
        try
        {
            return StrictBase64.DecodeUrl(part) is { } bytes && JsonElement.Parse(bytes, PostbackReader.Strictly) is { ValueKind: JsonValueKind.Object } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
