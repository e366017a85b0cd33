using System.CommandLine;
using System.Text;
using Spectre.Console;
using Waymark.Sandbox.Demo;
using Waymark.Sandbox.Demo.Referrals;

namespace Waymark.Sandbox.Commands;

/// <summary>Shows the whole product at work with made-up users, and checks that everything adds up.</summary>
static class DemoCommand
{
    const int AllIsWell = 0, DoesNotAddUp = 1, CannotRun = 2;
    const int DefaultUsers = 200, DefaultFriends = 100, MostUsers = 10_000;

    // Tables that are written to a file or a pipe need not fit a window.
    const int WidthWithoutTerminal = 160;

    public static Command Create()
    {
        var once = new Option<bool>("--once") { Description = "End after the tables, instead of going on until Ctrl-C." };
        var users = new Option<int?>("--users") { Description = $"How many people take part at first: {DefaultUsers}, of those who invite each other {DefaultFriends}." };
        var referrals = new Option<bool>("--referrals") { Description = "People invite each other, and some cheat." };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same people do the same.", DefaultValueFactory = _ => 1 };
        users.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() is < 1 or > MostUsers) given.AddError($"--users must be 1 to {MostUsers}.");
        });

        var command = new Command("demo", "Run server, CleverTap's stand-in and virtual devices together, with throw-away data.") { once, users, seed, referrals };
        command.SetAction((given, stop) => RunAsync(
            new(given.GetValue(users) ?? (given.GetValue(referrals) ? DefaultFriends : DefaultUsers), given.GetValue(seed), given.GetValue(once)), given.GetValue(referrals), stop));
        return command;
    }

    static async Task<int> RunAsync(DemoOptions options, bool isAboutReferrals, CancellationToken stop)
    {
        var console = OpenConsole();

        if (ServerBinary.Find() is not { } binary)
        {
            await Console.Error.WriteLineAsync($"Waymark.Server.dll is not there: build the server, or say where it is in {ServerBinary.Variable}.");
            return CannotRun;
        }

        try
        {
            var problems = isAboutReferrals
                ? await new ReferralRun(options, binary, console, TimeProvider.System).PlayAsync(stop)
                : await new DemoRun(options, binary, console, TimeProvider.System).PlayAsync(stop);
            return problems.Count == 0 ? AllIsWell : DoesNotAddUp;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return AllIsWell;
        }
        catch (Exception e) when (e is DemoFailedException or HttpRequestException or IOException)
        {
            await Console.Error.WriteLineAsync($"The demo cannot go on: {e.Message}");
            return CannotRun;
        }
    }

    static IAnsiConsole OpenConsole()
    {
        if (Console.IsOutputRedirected)
        {
            var plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
            plain.Profile.Width = WidthWithoutTerminal;
            return plain;
        }

        Console.OutputEncoding = Encoding.UTF8;
        return AnsiConsole.Console;
    }
}
