using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Waymark.Apps;

namespace Waymark.Server.Intake;

/// <summary>
/// Opens events that a page sealed for us: ECDH on P-256, HKDF-SHA256, AES-256-GCM. It hides the content from proxies on the way;
/// it proves nothing about the sender, for anybody can seal.
/// </summary>
static class SealedEvent
{
    const int PointLength = 65;
    const int NonceLength = 12;
    const int TagLength = 16;

    /// <param name="message">The sealed form.</param>
    /// <param name="keys">Those with the message's key id; two apps may call their keys the same.</param>
    /// <returns>The plain payload; null when none of the keys opens it.</returns>
    public static byte[]? Open(WebMessage message, IEnumerable<WebKey> keys)
    {
        if (message.Text(message.SealVersion) is not "1") return null;

        var point = Decode(message.Text(message.SealPoint));
        var nonce = Decode(message.Text(message.SealNonce));
        var text = Decode(message.Text(message.SealText));

        if (point is not { Length: PointLength } || point[0] != 4) return null;
        if (nonce is not { Length: NonceLength } || text is not { Length: >= TagLength }) return null;

        return keys.Select(key => Open(key, point, nonce, text)).FirstOrDefault(plain => plain is not null);
    }

    static byte[]? Open(WebKey key, byte[] point, byte[] nonce, byte[] text)
    {
        try
        {
            using var aes = new AesGcm(DeriveKey(key, point), TagLength);
            var plain = new byte[text.Length - TagLength];
            aes.Decrypt(nonce, text.AsSpan(0, plain.Length), text.AsSpan(plain.Length), plain);
            return plain;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            // Not a point of the curve, sealed for another key, or a key that is none.
            return null;
        }
    }

    static byte[] DeriveKey(WebKey key, byte[] point)
    {
        using var ours = ECDiffieHellman.Create();
        ours.ImportPkcs8PrivateKey(Convert.FromBase64String(key.PrivateKey), out _);

        using var theirs = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = { X = point[1..33], Y = point[33..] },
        });

        var secret = ours.DeriveRawSecretAgreement(theirs.PublicKey);
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256, secret, outputLength: 32, salt: [],
            info: Encoding.UTF8.GetBytes($"linkrunner-web-collect-v1:{key.Id}"));
    }

    static byte[]? Decode(string? text)
    {
        try
        {
            return text is null ? null : Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
