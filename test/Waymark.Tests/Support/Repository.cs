namespace Waymark.Tests.Support;

/// <summary>The files of the checkout that these tests were built from.</summary>
static class Repository
{
    static readonly string[] NotOurs = ["artifacts", ".dotnet", ".git", "data", "bin", "obj", "TestResults"];

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    /// <returns>Paths below the root, with forward slashes.</returns>
    /// <param name="folder">Where to look; empty for everywhere.</param>
    /// <param name="pattern">Such as <c>*.cs</c>.</param>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directories(Path.Combine(Root, folder)).SelectMany(directory => Directory.EnumerateFiles(directory, pattern)).Select(Relative);

    public static IEnumerable<string> Folders(string folder) =>
        Directories(Path.Combine(Root, folder)).Select(Relative);

    static IEnumerable<string> Directories(string directory) =>
        Directory.EnumerateDirectories(directory)
            .Where(child => !NotOurs.Contains(Path.GetFileName(child), StringComparer.Ordinal))
            .SelectMany(Directories)
            .Prepend(directory);

    static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    static string Find(string from)
    {
        for (var directory = new DirectoryInfo(from); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Waymark.slnx"))) return directory.FullName;
        }

        throw new DirectoryNotFoundException($"No Waymark.slnx above {from}: these tests read the checkout they were built in.");
    }
}
