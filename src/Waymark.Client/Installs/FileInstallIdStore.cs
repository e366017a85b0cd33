using System.Globalization;

namespace Waymark.Client;

/// <summary>Keeps the identity in a small file. Put it where the system deletes it together with the app.</summary>
public sealed class FileInstallIdStore(string path) : IInstallIdStore
{
    public async ValueTask<InstallIdentity?> FindAsync(CancellationToken stop)
    {
        if (!File.Exists(path))
            return null;

        var lines = await File.ReadAllLinesAsync(path, stop).ConfigureAwait(false);

        // A file that was cut short counts as none: a new install is better than one without a name.
        return lines is [{ Length: > 0 } id, var at, ..]
            && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, out var installedAt)
                ? new InstallIdentity(id, installedAt)
                : null;
    }

    public async ValueTask KeepAsync(InstallIdentity install, CancellationToken stop)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);

        // Written aside and moved, so that a crash leaves either no file or a whole one.
        var draft = path + ".new";
        var at = install.InstalledAt.ToString("O", CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(draft, [install.Id, at], stop).ConfigureAwait(false);
        File.Move(draft, path, overwrite: true);
    }
}
