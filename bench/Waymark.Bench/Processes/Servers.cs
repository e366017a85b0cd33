using System.Net;
using Waymark.Bench.Load;

namespace Waymark.Bench.Processes;

/// <summary>Starts the two servers that every run compares.</summary>
static class Servers
{
    /// <summary>The product, as released, on a folder of its own.</summary>
    public static Task<ServerUnderTest> StartWaymarkAsync(string assembly, string folder, CancellationToken stop, IPEndPoint? address = null)
    {
        var document = Path.Combine(folder, "config.json");
        File.WriteAllText(document, BenchedApp.Document());

        return ServerUnderTest.StartAsync(
            assembly,
            ["serve", "--data", DataFolder(folder), "--urls", "{url}", "--config", document],
            "/health/ready",
            stop,
            address);
    }

    public static Task<ServerUnderTest> StartPlaintextAsync(CancellationToken stop) =>
        ServerUnderTest.StartAsync(typeof(Servers).Assembly.Location, ["plaintext", "--urls", "{url}"], "/", stop);

    /// <summary>The bare handler that parses what it gets: what feeds are compared with.</summary>
    public static Task<ServerUnderTest> StartParserAsync(CancellationToken stop) =>
        ServerUnderTest.StartAsync(typeof(Servers).Assembly.Location, ["plaintext", "--parse", "--urls", "{url}"], "/", stop);

    public static string DataFolder(string folder) => Path.Combine(folder, "data");

    public static long BytesKept(string folder) =>
        new DirectoryInfo(DataFolder(folder)).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <returns>Where a release build puts the server.</returns>
    public static string DefaultAssembly() => Released("Waymark.Server");

    /// <returns>Where a release build puts a program of ours.</returns>
    public static string Released(string program)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Waymark.slnx")))
                return Path.Combine(folder.FullName, $"artifacts/bin/{program}/release/{program}.dll");
        }

        return $"{program}.dll";
    }

    public static bool IsBuilt(string assembly)
    {
        if (File.Exists(assembly))
            return true;

        Console.Error.WriteLine(
            $"There is no server at {assembly}. Build it with: dotnet build -c Release src/Waymark.Server");
        return false;
    }
}
