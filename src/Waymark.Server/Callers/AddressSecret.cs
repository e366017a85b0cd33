using System.Security.Cryptography;
using Waymark.Server.Documents;
using Waymark.Storage;

namespace Waymark.Server.Callers;

/// <summary>The key that addresses are hashed with. Made once, kept among the stored secrets, and never shown.</summary>
sealed class AddressSecret
{
    /// <summary>Under which it is kept.</summary>
    public const string Name = "address-key";

    const int Length = 32;

    // Until the stored one is there: what is hashed with it matches while this process runs.
    byte[] _key = RandomNumberGenerator.GetBytes(Length);

    public ReadOnlySpan<byte> Key => Volatile.Read(ref _key);

    /// <summary>Takes up the stored key, or stores one.</summary>
    public async Task EnsureAsync(IConfigurationVersions versions, SecretBox box, CancellationToken stop)
    {
        var stored = (await versions.SecretsAsync(stop)).GetValueOrDefault(Name)
            ?? await versions.KeepSecretAsync(Name, box.Seal(Convert.ToBase64String(_key)), stop);

        Volatile.Write(ref _key, Convert.FromBase64String(box.Open(stored) ?? throw new InvalidOperationException(
            "The stored key for addresses was sealed with encryption keys that are gone. Restore them: with another key no click of before is matched any more.")));
    }
}
