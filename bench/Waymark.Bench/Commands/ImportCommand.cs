using System.CommandLine;
using Waymark.Bench.Imports;
using Waymark.Bench.Processes;

namespace Waymark.Bench.Commands;

/// <summary>Measures the import of a large export, and that nothing is lost or doubled when it is interrupted.</summary>
static class ImportCommand
{
    public static Command Create()
    {
        var lines = new Option<long>("--lines") { DefaultValueFactory = _ => 500_000, Description = "How many events the file has." };
        var packed = new Option<bool>("--packed") { Description = "Compress the file." };
        var kills = new Option<int>("--kills") { Description = "How often the command and the server are killed, in turn." };
        var parent = new Option<string>("--in") { DefaultValueFactory = _ => Path.GetTempPath(), Description = "Where the throw-away folder is made: on the disk to measure." };
        var server = new Option<string>("--server") { DefaultValueFactory = _ => Servers.DefaultAssembly(), Description = "The program, a release build." };
        var command = new Command("import", "Imports a generated export with the real command into the real server.") { lines, packed, kills, parent, server };

        command.SetAction(async (parse, stop) =>
        {
            var assembly = parse.GetRequiredValue(server);
            if (!Servers.IsBuilt(assembly)) return 1;

            Preamble.Print();
            var folder = Directory.CreateDirectory(Path.Combine(parse.GetRequiredValue(parent), Path.GetRandomFileName()));
            var file = Path.Combine(folder.FullName, parse.GetValue(packed) ? "export.json.gz" : "export.json");

            try
            {
                await ExportedFile.WriteAsync(file, parse.GetValue(lines), parse.GetValue(packed), stop);
                await using var measurement = new ImportMeasurement(assembly, folder.FullName, file, parse.GetValue(lines), parse.GetValue(kills));
                return await measurement.RunAsync(stop);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }
}
