namespace Waymark.Server.Tests.Faults;

sealed class ThrowAwayDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("waymark-faults-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
