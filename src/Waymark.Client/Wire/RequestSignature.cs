using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Waymark.Client.Wire;

/// <summary>Proves that a body comes from somebody who knows the app's secret, at one moment.</summary>
public static class RequestSignature
{
    /// <param name="secret">The signing key's secret.</param>
    /// <param name="timestamp">Milliseconds since the epoch, at the moment of this attempt.</param>
    /// <param name="body">The bytes as they are sent.</param>
    public static string Compute(string secret, long timestamp, ReadOnlySpan<byte> body)
    {
        var contentHash = body.IsEmpty ? "" : Convert.ToBase64String(SHA256.HashData(body));
        var message = string.Create(CultureInfo.InvariantCulture, $"{timestamp}\n{contentHash}");

        return Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(message)));
    }

    internal static void Sign(this HttpRequestMessage request, SigningKey key, DateTimeOffset now, byte[] body)
    {
        var timestamp = now.ToUnixTimeMilliseconds();

        request.Headers.Authorization = new AuthenticationHeaderValue("HMAC");
        request.Headers.Add("x-Key-Id", key.Id);
        request.Headers.Add("x-Timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("x-Signature", Compute(key.Secret, timestamp, body));
    }
}
