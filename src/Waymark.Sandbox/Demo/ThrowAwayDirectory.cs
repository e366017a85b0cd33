namespace Waymark.Sandbox.Demo;

/// <summary>A directory that is gone when it is no longer needed.</summary>
sealed class ThrowAwayDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("waymark-demo-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A server that is just ending may still hold a file; the system empties its temporary directory by itself.
        }
    }
}
