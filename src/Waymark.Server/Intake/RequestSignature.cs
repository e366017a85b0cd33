using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Waymark.Apps;

namespace Waymark.Server.Intake;

/// <summary>Checks a device's signature over the raw body. Method and path are not signed.</summary>
static class RequestSignature
{
    public const int Length = HMACSHA256.HashSizeInBytes;

    /// <param name="keys">The app's keys.</param>
    /// <param name="headers">What the device sent.</param>
    /// <param name="body">The body exactly as received.</param>
    /// <param name="now">Our time.</param>
    /// <param name="skew">How far the signature's time may be from ours, either way.</param>
    /// <param name="signature">Receives the signature's bytes.</param>
    public static bool Fits(
        IReadOnlyList<SigningKey> keys, SignatureHeaders headers, ReadOnlySpan<byte> body,
        DateTimeOffset now, TimeSpan skew, Span<byte> signature)
    {
        if (headers is not { KeyId: { } keyId, Timestamp: { } timestamp, Signature: { } text }) return false;
        if (!IsFresh(timestamp, now, skew)) return false;
        if (!Convert.TryFromBase64String(text, signature, out var written) || written != Length) return false;
        if (keys.FirstOrDefault(key => key.Id.Equals(keyId, StringComparison.Ordinal)) is not { } key) return false;

        Span<byte> expected = stackalloc byte[Length];
        Sign(key.Secret, timestamp, body, expected);
        return CryptographicOperations.FixedTimeEquals(expected, signature);
    }

    /// <summary>Signs <c>timestamp + "\n" + base64(SHA-256(body))</c>; an empty body has an empty hash.</summary>
    public static void Sign(string secret, string timestamp, ReadOnlySpan<byte> body, Span<byte> signature)
    {
        var contentHash = body.IsEmpty ? "" : Convert.ToBase64String(SHA256.HashData(body));
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{contentHash}"), signature);
    }

    static bool IsFresh(string timestamp, DateTimeOffset now, TimeSpan skew) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && Math.Abs((double)milliseconds - now.ToUnixTimeMilliseconds()) <= skew.TotalMilliseconds;
}
