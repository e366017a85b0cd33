namespace Waymark.Client;

/// <summary>Keeps the identity as long as the process lives: for tests and simulated devices.</summary>
public sealed class MemoryInstallIdStore(InstallIdentity? install = null) : IInstallIdStore
{
    InstallIdentity? _install = install;

    public ValueTask<InstallIdentity?> FindAsync(CancellationToken stop) => ValueTask.FromResult(_install);

    public ValueTask KeepAsync(InstallIdentity install, CancellationToken stop)
    {
        _install = install;
        return ValueTask.CompletedTask;
    }
}
