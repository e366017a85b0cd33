using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Waymark.Sandbox.Apple.Skan;

/// <summary>The virtual Apple's keys: the same in every run of one seed, and trusted only where <c>skan.testKeys</c> lists them.</summary>
sealed class AppleSigner(int seed)
{
    public const string KeyId = "sandbox-apple/0", DevelopmentKeyId = "sandbox-apple-development/0";

    readonly ECDsa _apple = Derive($"waymark sandbox apple {seed}");
    readonly ECDsa _developer = Derive($"waymark sandbox apple developer {seed}");
    readonly ECDsa _stranger = Derive($"waymark sandbox stranger {seed}");
    readonly Lock _signing = new();

    /// <summary>As <c>skan.testKeys</c> wants them.</summary>
    public IReadOnlyList<object> TestKeys =>
    [
        new { Id = KeyId, Key = Convert.ToBase64String(_apple.ExportSubjectPublicKeyInfo()), Development = false },
        new { Id = DevelopmentKeyId, Key = Convert.ToBase64String(_developer.ExportSubjectPublicKeyInfo()), Development = true },
    ];

    /// <returns>DER in base64, as SKAdNetwork has it.</returns>
    public string SignText(string text, bool isForged) => Convert.ToBase64String(
        Sign(isForged ? _stranger : _apple, Encoding.UTF8.GetBytes(text), DSASignatureFormat.Rfc3279DerSequence));

    /// <returns>A compact JWS.</returns>
    public string SignClaims(string claims, bool isDevelopment, bool isForged)
    {
        var header = $$"""{"alg":"ES256","kid":"{{(isDevelopment ? DevelopmentKeyId : KeyId)}}"}""";
        var input = $"{Url(header)}.{Url(claims)}";
        var key = isForged ? _stranger : isDevelopment ? _developer : _apple;
        return $"{input}.{Base64Url.EncodeToString(Sign(key, Encoding.ASCII.GetBytes(input), DSASignatureFormat.IeeeP1363FixedFieldConcatenation))}";
    }

    byte[] Sign(ECDsa key, byte[] message, DSASignatureFormat format)
    {
        lock (_signing)
            return key.SignData(message, HashAlgorithmName.SHA256, format);
    }

    static string Url(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    // A hash is a private key of this curve, but for one in 2^32.
    static ECDsa Derive(string name) => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = SHA256.HashData(Encoding.UTF8.GetBytes(name)) });
}
