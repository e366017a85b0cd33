namespace Waymark.Storage;

/// <summary>Every version of the configuration document, kept for ever, and the sealed secrets the newest one refers to.</summary>
public interface IConfigurationVersions
{
    /// <returns>The newest version, or null before the first.</returns>
    Task<ConfigurationVersion?> LatestAsync(CancellationToken stop);

    /// <returns>That version, or null when there never was one.</returns>
    Task<ConfigurationVersion?> FindAsync(int number, CancellationToken stop);

    /// <summary>Newest first, from the newest or from the one before <paramref name="before"/>.</summary>
    Task<IReadOnlyList<ConfigurationVersion>> ListAsync(int? before, int limit, CancellationToken stop);

    /// <summary>Adds a version, the secrets it brings, and forgets all secrets but these and <paramref name="keep"/>, durably and at once.</summary>
    /// <returns>False, and nothing written, when somebody else added that version first.</returns>
    Task<bool> AppendAsync(
        ConfigurationVersion version,
        IReadOnlyDictionary<string, string> newSecrets,
        IReadOnlySet<string> keep,
        CancellationToken stop);

    /// <summary>Sealed secrets by name.</summary>
    Task<IReadOnlyDictionary<string, string>> SecretsAsync(CancellationToken stop);

    /// <summary>Stores one sealed secret unless there is one of that name.</summary>
    /// <returns>The sealed secret that is stored now.</returns>
    Task<string> KeepSecretAsync(string name, string sealedSecret, CancellationToken stop);

    /// <summary>Recomputes the whole chain of hashes.</summary>
    /// <returns>The number of the first version that is not what it was, or null when the chain is whole.</returns>
    Task<int?> FindTamperedAsync(CancellationToken stop);
}
