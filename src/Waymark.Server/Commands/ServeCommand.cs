using System.CommandLine;
using Waymark.Server.Callers;
using Waymark.Server.Hosting;

namespace Waymark.Server.Commands;

/// <summary><c>waymark serve</c>: the real server.</summary>
static class ServeCommand
{
    const int Done = 0, Failed = 1;

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Where everything is kept; made when it is not there.", DefaultValueFactory = _ => new("data") };
        var urls = new Option<string>("--urls") { Description = "Where to listen; several are separated by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var config = new Option<FileInfo?>("--config") { Description = "A configuration document to apply at start; applying it again changes nothing." };
        var partners = new Option<DirectoryInfo?>("--partners") { Description = $"Where your own files that describe partners are; {PartnerFiles.DirectoryVariable} when absent, else partners in the data directory." };
        var lists = new Option<DirectoryInfo?>("--address-lists") { Description = $"Where your lists of addresses are; {AddressPlaces.ListsVariable} when absent, else {AddressPlaces.Folder} in the data directory." };
        var geo = new Option<FileInfo?>("--geo") { Description = $"Your geo database, a .mmdb file; {AddressPlaces.GeoVariable} when absent, else one that lies among the lists." };
        var allowPrivate = new Option<bool>("--allow-private-targets") { Description = "Let integrations call private and loopback addresses, as the sandbox needs." };
        var command = new Command("serve", "Run the server.") { data, urls, config, partners, lists, geo, allowPrivate };

        command.SetAction((parsed, stop) => RunAsync(
            new ServerOptions
            {
                DataDirectory = parsed.GetValue(data)!.FullName,
                Urls = parsed.GetValue(urls)!,
                ConfigurationFile = parsed.GetValue(config)?.FullName,
                Addresses = AddressPlaces.Of(parsed.GetValue(data)!.FullName, parsed.GetValue(lists)?.FullName, parsed.GetValue(geo)?.FullName),
                PartnersDirectory = parsed.GetValue(partners)?.FullName,
                AllowPrivateTargets = parsed.GetValue(allowPrivate) || Environment.GetEnvironmentVariable(ServerOptions.AllowPrivateTargetsVariable) == "1",
            },
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            stop));
        return command;
    }

    static async Task<int> RunAsync(ServerOptions options, TextWriter output, TextWriter error, CancellationToken stop)
    {
        try
        {
            await using var host = await ServerHost.StartAsync(options, output, error, stop);
            if (host is null) return Failed;

            await output.WriteLineAsync($"Waymark listens on {string.Join(", ", host.Urls)}");
            await host.WaitForShutdownAsync(stop);
            return Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            await error.WriteLineAsync($"Waymark cannot start: {e.Message}");
            return Failed;
        }
    }
}
