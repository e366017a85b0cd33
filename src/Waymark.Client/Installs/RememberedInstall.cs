namespace Waymark.Client;

/// <summary>The one identity all calls of a client share, however many of them ask for it first.</summary>
sealed class RememberedInstall(IInstallIdStore store, TimeProvider clock) : IDisposable
{
    readonly SemaphoreSlim _one = new(1);
    InstallIdentity? _install;

    public ValueTask<InstallIdentity> GetAsync(CancellationToken stop) =>
        _install is { } install ? ValueTask.FromResult(install) : new(FindOrCreateAsync(stop));

    public void Dispose() => _one.Dispose();

    async Task<InstallIdentity> FindOrCreateAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop).ConfigureAwait(false);

        try
        {
            return _install ??= await FindAsync(stop).ConfigureAwait(false) ?? await CreateAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    async Task<InstallIdentity?> FindAsync(CancellationToken stop)
    {
        try
        {
            return await store.FindAsync(stop).ConfigureAwait(false);
        }
        catch (Exception e) when (IsStorageTrouble(e))
        {
            return null;
        }
    }

    async Task<InstallIdentity> CreateAsync(CancellationToken stop)
    {
        var install = InstallIdentity.New(clock.GetUtcNow());

        try
        {
            await store.KeepAsync(install, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (IsStorageTrouble(e))
        {
            // A full disk must not cost the app its measurement; this run keeps the identity in memory.
        }

        return install;
    }

    static bool IsStorageTrouble(Exception e) => e is IOException or UnauthorizedAccessException;
}
