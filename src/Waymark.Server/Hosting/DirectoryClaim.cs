namespace Waymark.Server.Hosting;

/// <summary>One server per data directory: two writers of one journal would give the same position twice.</summary>
sealed class DirectoryClaim : IDisposable
{
    readonly FileStream _file;
    bool _isKept;

    DirectoryClaim(FileStream file) => _file = file;

    /// <exception cref="IOException">Another server uses the directory.</exception>
    public static DirectoryClaim Take(string directory)
    {
        var path = Path.Combine(directory, ".lock");

        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new IOException($"{directory} is in use by another Waymark server; stop it, or choose another --data directory.", e);
        }
    }

    /// <summary>The server runs: it gives the directory back when it stops.</summary>
    public void Keep() => _isKept = true;

    public void Release() => _file.Dispose();

    public void Dispose()
    {
        if (!_isKept) Release();
    }
}
