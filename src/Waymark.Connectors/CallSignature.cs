using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Waymark.Connectors;

/// <summary>Lets a receiver check that a request is ours, whole, and not an old one sent again.</summary>
public static class CallSignature
{
    public const string Header = "X-Waymark-Signature";

    /// <summary>The same over the body alone, as many receivers expect it; it does not tell an old request from a new one.</summary>
    public const string PlainHeader = "X-Signature-256";

    /// <returns>HMAC-SHA256 over the body, in lower-case hex.</returns>
    public static string Plain(ReadOnlySpan<byte> body, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

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
