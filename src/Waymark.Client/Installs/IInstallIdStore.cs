namespace Waymark.Client;

/// <summary>Keeps the install's identity between two starts of the app, and loses it when the app is removed.</summary>
public interface IInstallIdStore
{
    /// <returns>What was kept, or null on the first start.</returns>
    ValueTask<InstallIdentity?> FindAsync(CancellationToken stop);

    ValueTask KeepAsync(InstallIdentity install, CancellationToken stop);
}
