using System.CommandLine;
using System.Text;
using Spectre.Console;
using Waymark.Sandbox.Demo;
using Waymark.Sandbox.Demo.Fraud;
using Waymark.Sandbox.Demo.Referrals;

namespace Waymark.Sandbox.Commands;

/// <summary>Shows the whole product at work with made-up users, and checks that everything adds up.</summary>
static class DemoCommand
{
    const int AllIsWell = 0, DoesNotAddUp = 1, CannotRun = 2;
    const int DefaultUsers = 200, DefaultFriends = 100, DefaultCustomers = 100, MostUsers = 10_000;

    // Tables that are written to a file or a pipe need not fit a window.
    const int WidthWithoutTerminal = 160;

    public static Command Create()
    {
        var once = new Option<bool>("--once") { Description = "End after the tables, instead of going on until Ctrl-C." };
        var users = new Option<int?>("--users") { Description = $"How many people take part at first: {DefaultUsers}, of those who invite each other {DefaultFriends}, of those among cheats {DefaultCustomers}." };
        var referrals = new Option<bool>("--referrals") { Description = "People invite each other, and some cheat." };
        var fraud = new Option<bool>("--fraud") { Description = "Networks and devices cheat, and are caught." };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same people do the same.", DefaultValueFactory = _ => 1 };
        users.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() is < 1 or > MostUsers) given.AddError($"--users must be 1 to {MostUsers}.");
        });

        var command = new Command("demo", "Run server, CleverTap's stand-in and virtual devices together, with throw-away data.") { once, users, seed, referrals, fraud };
        command.Validators.Add(given =>
        {
            if (given.GetValue(referrals) && given.GetValue(fraud)) given.AddError("--referrals and --fraud are two stories: tell one at a time.");
        });
        command.SetAction((given, stop) =>
        {
            var story = given.GetValue(referrals) ? Story.Referrals : given.GetValue(fraud) ? Story.Fraud : Story.Users;
            return RunAsync(new(given.GetValue(users) ?? UsersOf(story), given.GetValue(seed), given.GetValue(once)), story, stop);
        });
        return command;
    }

    static async Task<int> RunAsync(DemoOptions options, Story story, CancellationToken stop)
    {
        var console = OpenConsole();

        if (ServerBinary.Find() is not { } binary)
        {
            await Console.Error.WriteLineAsync($"Waymark.Server.dll is not there: build the server, or say where it is in {ServerBinary.Variable}.");
            return CannotRun;
        }

        try
        {
            var problems = await (story switch
            {
                Story.Referrals => new ReferralRun(options, binary, console, TimeProvider.System).PlayAsync(stop),
                Story.Fraud => new FraudRun(options, binary, console, TimeProvider.System).PlayAsync(stop),
                _ => new DemoRun(options, binary, console, TimeProvider.System).PlayAsync(stop),
            });
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

    static int UsersOf(Story story) => story switch
    {
        Story.Referrals => DefaultFriends,
        Story.Fraud => DefaultCustomers,
        _ => DefaultUsers,
    };

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

    enum Story
    {
        Users,
        Referrals,
        Fraud,
    }
}
