using System.Text;
using System.Text.Json;

namespace Waymark.Skan;

/// <summary>Reads a SKAdNetwork postback and rebuilds the string that Apple signed.</summary>
static class SkAdNetworkReading
{
    public static PostbackReading Read(JsonElement body, AppleSignatures signatures)
    {
        var fields = new PostbackFields(body);
        var name = fields.OptionalText("version");
        if (fields.Problem is { } unread) return PostbackReading.Malformed(unread);
        if (SkAdNetworkVersion.Find(name) is not { } version) return new(PostbackVerdict.UnsupportedVersion, null, $"Version {name} is not known.");

        var signed = new StringBuilder();
        var postback = ReadSigned(fields, version, signed);
        var signature = fields.Text("attribution-signature");
        if (fields.Problem is { } problem) return PostbackReading.Malformed(problem);
        if (StrictBase64.Decode(signature) is not { } bytes) return PostbackReading.Malformed("attribution-signature is not base64.");

        return signatures.Verify(version.IsP192, Encoding.UTF8.GetBytes(signed.ToString()), bytes)
            ? new(PostbackVerdict.Valid, postback with
            {
                Value = postback is { DidWin: true, Window: 0 } ? fields.FineValue("conversion-value") : null,
                CoarseValue = version.IsFour && postback.DidWin ? fields.CoarseValue("coarse-conversion-value") : null,
                Country = fields.Country("country-code"),
            })
            : new(PostbackVerdict.InvalidSignature, postback, "The signature does not fit the values.");
    }

    // In the very order of the signed string, which is neither that of the JSON nor alphabetical.
    static Postback ReadSigned(PostbackFields fields, SkAdNetworkVersion version, StringBuilder signed)
    {
        if (version != SkAdNetworkVersion.One) Sign(signed, version.Name);

        var network = Sign(signed, fields.Text("ad-network-id"));
        var source = version.IsFour ? Sign(signed, fields.SourceIdentifier("source-identifier")) : null;
        int? campaign = version.IsFour ? null : Sign(signed, fields.Number("campaign-id", 1, 100));
        var app = Sign(signed, fields.Number("app-id"));

        var postback = new Postback
        {
            Protocol = PostbackProtocol.SkAdNetwork,
            Version = version.Name,
            Network = network,
            SourceIdentifier = source,
            CampaignId = campaign,
            AppStoreId = app,
            Id = Sign(signed, fields.Uuid("transaction-id")),
        };

        return version == SkAdNetworkVersion.One ? postback : ReadLater(postback, fields, version, signed);
    }

    static Postback ReadLater(Postback postback, PostbackFields fields, SkAdNetworkVersion version, StringBuilder signed)
    {
        postback = postback with { Conversion = Sign(signed, fields.Flag("redownload")) ? ConversionType.Redownload : ConversionType.Download };

        // They share one place in the string: which of them it is, the type says, and never both.
        if (fields.OptionalNumber("source-app-id") is { } sourceApp)
            postback = postback with { SourceAppId = Sign(signed, sourceApp) };
        else if (version.IsFour && fields.OptionalText("source-domain") is { } domain)
            postback = postback with { SourceDomain = Sign(signed, domain) };

        if (fields.Has("source-app-id") && fields.Has("source-domain")) fields.Refuse("source-app-id and source-domain exclude each other.");

        if (version.HasFidelity) postback = postback with { IsClick = Sign(signed, fields.Number("fidelity-type", 0, 1)) == 1 };
        if (version.HasDidWin) postback = postback with { DidWin = Sign(signed, fields.Flag("did-win")) };
        if (version.IsFour) postback = postback with { Window = Sign(signed, fields.Number("postback-sequence-index", 0, 2)) };
        return postback;
    }

    static T Sign<T>(StringBuilder signed, T value)
    {
        if (signed.Length > 0) signed.Append(PostbackFields.Separator);
        signed.Append(value is bool flag ? flag ? "true" : "false" : FormattableString.Invariant($"{value}"));
        return value;
    }
}
