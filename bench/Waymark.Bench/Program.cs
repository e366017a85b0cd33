using System.CommandLine;
using Waymark.Bench.Commands;
using Waymark.Bench.Load;
using Waymark.Bench.Micro;

// Nothing in the generator's loop waits, so it may run where the socket's event arrives; a fifth less processor time.
Environment.SetEnvironmentVariable(Generator.InlineCompletions, "1");

var commands = new RootCommand("Measures Waymark on this machine, always beside something bare in the same run.")
{
    LoadCommand.Create(),
    FeedsCommand.Create(),
    KillCommand.Create(),
    MicroCommand.Create(
    [
        new PreparedRequestsBenchmark(),
        new FollowedLinksBenchmark(),
        PostbacksBenchmark.Newest,
        PostbacksBenchmark.Oldest,
        new AddressesBenchmark(),
        new ProcessingBenchmark(hasFraudRules: true),
        new ProcessingBenchmark(hasFraudRules: false),
        new FraudBenchmark(hasRules: true),
        new FraudBenchmark(hasRules: false),
    ]),
    StoreCommand.Create(),
    DeliveryCommand.Create(),
    ImportCommand.Create(),
    PlaintextCommand.Create(),
};

return await commands.Parse(args).InvokeAsync();
