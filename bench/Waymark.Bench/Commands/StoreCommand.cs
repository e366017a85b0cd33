using System.CommandLine;
using Waymark.Bench.Stores;

namespace Waymark.Bench.Commands;

/// <summary>Measures the embedded store by itself, in this process.</summary>
static class StoreCommand
{
    public static Command Create() => new("store", "Measures the embedded store in this process.")
    {
        Journal(),
        Touches(),
        State(),
        Links(),
    };

    static Command Journal()
    {
        var producers = new Option<int>("--producers") { DefaultValueFactory = _ => 128, Description = "How many append at once, each waiting for its commit." };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 10, Description = "How long a round lasts." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "How many rounds." };
        return Measured(
            new("journal", "Appends facts to the journal.") { producers, seconds, rounds },
            (parse, folder) => JournalMeasurement.RunAsync(
                folder, parse.GetValue(producers), TimeSpan.FromSeconds(parse.GetValue(seconds)), parse.GetValue(rounds)));
    }

    static Command Touches()
    {
        var clicks = new Option<int>("--clicks") { DefaultValueFactory = _ => 1_000_000, Description = "How many clicks, over ten days." };
        return Measured(
            new("touches", "Adds clicks and looks them up.") { clicks },
            (parse, folder) => TouchesMeasurement.RunAsync(folder, parse.GetValue(clicks)));
    }

    static Command State()
    {
        var events = new Option<int>("--events") { DefaultValueFactory = _ => 500_000, Description = "How many purchases." };
        return Measured(
            new("state", "Remembers and emits purchases, a thousand to a batch.") { events },
            (parse, folder) => StateMeasurement.RunAsync(folder, parse.GetValue(events)));
    }

    static Command Links()
    {
        var links = new Option<int>("--links") { DefaultValueFactory = _ => 1_000_000, Description = "How many smart links." };
        return Measured(
            new("links", "Keeps smart links and looks them up by token, as every followed link does.") { links },
            (parse, folder) => LinksMeasurement.RunAsync(folder, parse.GetValue(links)));
    }

    static Command Measured(Command command, Func<ParseResult, string, Task> measure)
    {
        var parent = new Option<string>("--in") { DefaultValueFactory = _ => Path.GetTempPath(), Description = "Where the throw-away folder is made: on the disk to measure." };
        command.Add(parent);
        command.SetAction(async (parse, _) =>
        {
            Preamble.Print();
            var folder = Directory.CreateDirectory(Path.Combine(parse.GetRequiredValue(parent), Path.GetRandomFileName()));

            try
            {
                await measure(parse, folder.FullName);
                return 0;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }
}
