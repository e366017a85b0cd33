using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Waymark.Connectors.Webhook;

/// <summary>Lets a receiver check that a request is ours, whole, and not an old one sent again.</summary>
static class WebhookSignature
{
    public const string Header = "X-Waymark-Signature";

    /// <returns><c>t=UNIX,v1=HEX</c>: HMAC-SHA256 over the time, a dot, and the body.</returns>
    public static string Of(ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{time}."));
        hmac.AppendData(body);
        return $"t={time},v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}
