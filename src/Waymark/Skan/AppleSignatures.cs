using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Waymark.Skan;

/// <summary>Verifies what Apple signed, with the keys read once.</summary>
sealed class AppleSignatures
{
    readonly P192 _p192;
    readonly VerifyingKey _p256;
    readonly Dictionary<string, (VerifyingKey Key, bool IsDevelopment)> _byKeyId;

    public AppleSignatures(AppleKeys keys)
    {
        _p192 = P192.Import(Convert.FromBase64String(keys.P192));
        _p256 = new VerifyingKey(keys.P256);
        _byKeyId = keys.ByKeyId.ToDictionary(pair => pair.Key, pair => (new VerifyingKey(pair.Value.Key), pair.Value.IsDevelopment), StringComparer.Ordinal);
    }

    /// <param name="isOld">Versions 1.0 and 2.0, which sign with P-192.</param>
    /// <param name="message">The signed string.</param>
    /// <param name="signature">DER.</param>
    public bool Verify(bool isOld, byte[] message, byte[] signature) =>
        isOld ? _p192.Verify(message, signature) : _p256.Verify(message, signature, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>Verifies a JWS.</summary>
    /// <param name="keyId">Its <c>kid</c>.</param>
    /// <param name="message">The first two parts as received.</param>
    /// <param name="signature">r and s, 64 bytes.</param>
    /// <param name="isDevelopment">Whether the key is one of developers' phones.</param>
    public bool Verify(string keyId, byte[] message, byte[] signature, out bool isDevelopment)
    {
        var isKnown = _byKeyId.TryGetValue(keyId, out var known);
        isDevelopment = isKnown && known.IsDevelopment;
        return isKnown && known.Key.Verify(message, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    sealed class VerifyingKey(string subjectPublicKeyInfo)
    {
        readonly byte[] _key = Convert.FromBase64String(subjectPublicKeyInfo);

        // A key of the system's library must not be used by two threads at once: each takes one that is idle.
        readonly ConcurrentBag<ECDsa> _idle = [];

        public bool Verify(byte[] message, byte[] signature, DSASignatureFormat format)
        {
            if (!_idle.TryTake(out var key)) key = Import();

            try
            {
                return key.VerifyData(message, signature, HashAlgorithmName.SHA256, format);
            }
            catch (CryptographicException)
            {
                // What is no signature at all is refused with an exception on some systems.
                return false;
            }
            finally
            {
                _idle.Add(key);
            }
        }

        ECDsa Import()
        {
            var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(_key, out _);
            return key;
        }
    }
}
