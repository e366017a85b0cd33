using System.CommandLine;

namespace Waymark.Sandbox.Commands;

/// <summary>Runs the stand-ins alone until they are stopped.</summary>
static class SandboxCommand
{
    const int CannotListen = 1;
    const int BadConfiguration = 2;

    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "The address to listen on; port 0 takes any free port.",
            DefaultValueFactory = _ => "http://127.0.0.1:5999",
        };
        var config = new Option<FileInfo?>("--config")
        {
            Description = "A JSON file with more accounts (comments allowed).",
        };
        var command = new Command("sandbox", "Run the stand-ins alone, CleverTap's under /clevertap.") { urls, config };

        command.SetAction((given, stop) => RunAsync(given.GetRequiredValue(urls), given.GetValue(config), stop));
        return command;
    }

    static async Task<int> RunAsync(string urls, FileInfo? config, CancellationToken stop)
    {
        try
        {
            var options = config is null ? new() : SandboxConfiguration.ReadFile(config.FullName);
            await using var host = await SandboxHost.StartAsync(urls, options, stop);

            Console.WriteLine($"Waymark sandbox on {host.Address} (stand-in for CleverTap: {host.CleverTap})");
            await host.WaitForShutdownAsync(stop);
            return 0;
        }
        catch (SandboxConfigurationException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return BadConfiguration;
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            await Console.Error.WriteLineAsync($"Cannot listen on {urls}: {e.Message}");
            return CannotListen;
        }
    }
}
