using System.CommandLine;
using Waymark.Integrations;
using Waymark.Server.Documents;

namespace Waymark.Server.Commands;

/// <summary><c>waymark apply FILE</c>: shows or makes a change of the configuration.</summary>
public static class ApplyCommand
{
    const int Done = 0, Failed = 1, Misused = 2;

    /// <param name="partnersIn">Whom an integration may name, by data directory.</param>
    public static Command Create(Func<string, KnownPartners> partnersIn)
    {
        var file = new Argument<string>("FILE") { Description = "The configuration document; - reads it from standard input." };
        var plan = new Option<bool>("--plan") { Description = "Show what would change, and change nothing." };
        var url = new Option<string?>("--url") { Description = "The running server to apply it to, such as http://127.0.0.1:5080." };
        var key = new Option<string?>("--key") { Description = $"A management key of that server; {ManagementKeys.Variable} when absent." };
        var directory = new Option<string?>("--data") { Description = "Without --url: the data directory to change directly." };
        var command = new Command("apply", "Show or make a change of the configuration.") { file, plan, url, key, directory };

        command.SetAction(async (parsed, stop) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var error = parsed.InvocationConfiguration.Error;

            if (Misuse(parsed.GetValue(url), Key(parsed.GetValue(key)), parsed.GetValue(directory)) is { } misuse)
            {
                await error.WriteLineAsync(misuse);
                return Misused;
            }

            try
            {
                var text = await ReadAsync(parsed.GetValue(file)!, stop);
                var outcome = parsed.GetValue(url) is { } server
                    ? await RemoteConfiguration.SendAsync(new Uri(server), Key(parsed.GetValue(key))!, text, parsed.GetValue(plan), stop)
                    : await ApplyHereAsync(parsed.GetValue(directory)!, partnersIn, text, parsed.GetValue(plan), stop);

                return await ConfigurationReport.WriteAsync(outcome, output, error) ? Done : Failed;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException or InvalidOperationException)
            {
                await error.WriteLineAsync(e.Message);
                return Failed;
            }
        });

        return command;
    }

    static string? Misuse(string? url, string? key, string? directory)
    {
        if (url is null)
            return directory is null ? "Say where: --url URL for a running server, or --data DIR." : null;

        if (!(Uri.TryCreate(url, UriKind.Absolute, out var server) && server.Scheme is "http" or "https"))
            return $"{url} is no address of a server; write it like http://127.0.0.1:5080.";

        return key is null ? $"A running server wants a management key: --key KEY, or set {ManagementKeys.Variable}." : null;
    }

    static string? Key(string? given) => given ?? Environment.GetEnvironmentVariable(ManagementKeys.Variable);

    static Task<string> ReadAsync(string file, CancellationToken stop) =>
        file == "-" ? Console.In.ReadToEndAsync(stop) : File.ReadAllTextAsync(file, stop);

    static async Task<ConfigurationOutcome> ApplyHereAsync(
        string directory, Func<string, KnownPartners> partnersIn, string text, bool plan, CancellationToken stop)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddConfigurationDocument(directory, partnersIn(directory))
            .BuildServiceProvider();
        var live = services.GetRequiredService<LiveConfiguration>();

        return plan
            ? await live.PlanAsync(text, stop)
            : await live.ApplyAsync(text, $"{Environment.UserName}, waymark apply", stop: stop);
    }
}
