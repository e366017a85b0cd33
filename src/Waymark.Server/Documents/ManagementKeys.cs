using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Waymark.Storage;

namespace Waymark.Server.Documents;

/// <summary>Knows who may manage this server: the document's keys, the environment's, or else one that we made up.</summary>
public sealed class ManagementKeys(
    LiveConfiguration live, IConfigurationVersions versions, SecretBox box, ReadVariable environment)
{
    public const string Variable = "WAYMARK_MANAGEMENT_KEY";

    /// <summary>Under which the made-up key is kept among the stored secrets.</summary>
    public const string GeneratedName = "generated-management-key";

    volatile string? _generated;

    /// <summary>Makes up a key when there is none at all; it counts for as long as no other is set.</summary>
    /// <returns>The key when it was made up just now, to be shown this once; else null.</returns>
    public async Task<string?> EnsureAsync(CancellationToken stop)
    {
        var stored = await versions.SecretsAsync(stop);

        if (stored.TryGetValue(GeneratedName, out var earlier) && box.Open(earlier) is { } known)
        {
            _generated = known;
            return null;
        }

        if (Chosen().Any())
            return null;

        var fresh = "mk_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

        // Two nodes that start together agree on the one that was stored first.
        _generated = box.Open(await versions.KeepSecretAsync(GeneratedName, box.Seal(fresh), stop))
            ?? throw new InvalidOperationException(
                $"The stored management key was sealed with encryption keys that are gone. Restore them, or set {Variable}.");
        return _generated == fresh ? fresh : null;
    }

    /// <returns>A name for the key's holder, fit for the audit trail, or null when the key opens nothing.</returns>
    public string? Recognise(string presented)
    {
        var hash = Hash(presented);
        string? who = null;

        // All keys are compared, always, so that the time taken tells nothing.
        foreach (var (name, key) in Valid())
        {
            if (CryptographicOperations.FixedTimeEquals(hash, Hash(key)))
                who = name;
        }

        return who;
    }

    List<(string Who, string Key)> Valid()
    {
        var chosen = Chosen().ToList();
        return chosen.Count > 0 || _generated is null ? chosen : [("generated management key", _generated)];
    }

    IEnumerable<(string Who, string Key)> Chosen()
    {
        foreach (var (index, key) in live.Current.Document.ManagementKeys.Index())
            yield return (string.Create(CultureInfo.InvariantCulture, $"management key {index + 1}"), key);

        if (environment(Variable) is { Length: > 0 } fromEnvironment)
            yield return (Variable, fromEnvironment);
    }

    static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
