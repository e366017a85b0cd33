namespace Waymark.Sandbox.Demo;

/// <summary>Finds the built server, which the sandbox knows only as a program to start.</summary>
static class ServerBinary
{
    public const string Variable = "WAYMARK_SERVER";

    const string FileName = "Waymark.Server.dll";

    /// <returns>The path of <c>Waymark.Server.dll</c>; null when it has not been built.</returns>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } said)
            return File.Exists(said) ? said : null;

        // artifacts/bin/Waymark.Sandbox/release → artifacts/bin/Waymark.Server/release
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        if (here.Parent?.Parent is not { } bin) return null;

        string[] places = [Path.Combine(bin.FullName, "Waymark.Server", here.Name, FileName), Path.Combine(here.FullName, FileName)];
        return places.FirstOrDefault(File.Exists);
    }

    /// <summary>The program that runs it: the one that runs us, unless we have a launcher of our own.</summary>
    public static string Runtime()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host) return host;

        return Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
    }
}
