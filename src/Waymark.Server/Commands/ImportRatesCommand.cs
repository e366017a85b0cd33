using System.CommandLine;

namespace Waymark.Server.Commands;

/// <summary><c>waymark import-rates FILE</c>: gives a running server daily exchange rates.</summary>
static class ImportRatesCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The European Central Bank's file of rates, CSV or XML, unpacked." };
        file.AcceptExistingOnly();
        var command = new Command("import-rates", "Take daily exchange rates, by which amounts are told in US dollars from now on.") { file };

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Post, ManagementCall.Path("exchange-rates")) { Content = new StreamContent(parsed.GetValue(file)!.OpenRead()) },
            answer => answer);

        return command;
    }
}
