using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Apple.Skan;

/// <summary>Composes postbacks of SKAdNetwork as phones send them.</summary>
static class SkAdNetworkPostback
{
    public const string Path = "/.well-known/skadnetwork/report-attribution/";

    // INVISIBLE SEPARATOR, between the values of the signed string.
    const char Between = '\u2063';

    public static JsonObject Compose(PostbackOrder order, int window, AppleSigner signer)
    {
        var body = new JsonObject
        {
            ["version"] = order.Version,
            ["ad-network-id"] = order.Network,
            [order.IsFour ? "source-identifier" : "campaign-id"] = order.IsFour ? order.Source : order.Campaign,
            ["app-id"] = order.AppStoreId,
            ["transaction-id"] = $"{PostbackIds.Of(order, window)}",
            ["redownload"] = order.Redownload,
        };

        // Who showed the ad is told of the winner alone.
        if (order is { Won: true, SourceApp: { } app }) body["source-app-id"] = app;
        if (order is { Won: true, SourceDomain: { } domain, IsFour: true }) body["source-domain"] = domain;
        if (order.Version is not "2.1") body["fidelity-type"] = order.Click ? 1 : 0;
        if (order.Version is "3.0" or "4.0") body["did-win"] = order.Won;
        if (order.IsFour) body["postback-sequence-index"] = window;

        var signed = string.Join(Between, body.Select(field => $"{field.Value}"));
        body["attribution-signature"] = signer.SignText(signed, order.Tampering == Tampering.Forged);

        if (order.Won) PostbackValues.Add(body, order, window);
        Tamper(body, order);
        return body;
    }

    static void Tamper(JsonObject body, PostbackOrder order)
    {
        switch (order.Tampering)
        {
            case Tampering.Altered when order.IsFour:
                body["source-identifier"] = order.Source == "0000" ? "0001" : "0000";
                break;
            case Tampering.Altered:
                body["campaign-id"] = order.Campaign == 1 ? 2 : 1;
                break;
            case Tampering.Truncated:
                body["attribution-signature"] = $"{body["attribution-signature"]}"[..^4];
                break;
            case Tampering.Missing:
                body.Remove("redownload");
                break;
            // The text and what follows it read as the yes or no and what followed that.
            case Tampering.TypeConfused when order is { Won: true, SourceDomain: { } domain }:
                body["redownload"] = $"{body["redownload"]}{Between}{domain}";
                body.Remove("source-domain");
                break;
            case Tampering.TypeConfused:
                body["redownload"] = $"{body["redownload"]}";
                break;
        }
    }
}
