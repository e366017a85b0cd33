using Spectre.Console;
using Waymark.Sandbox.Demo;
using Waymark.Sandbox.Demo.Fraud;

namespace Waymark.Sandbox.Tests.Demo.Fraud;

public sealed class FraudRunTests
{
    [Fact]
    public async Task Every_cheat_is_caught_and_nobody_honest_is_doubted()
    {
        var binary = ServerBinary.Find().ShouldNotBeNull("the server is built before these tests");
        var told = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(told), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = 200;

        var problems = await new FraudRun(new DemoOptions(20, 3, IsOnce: true), binary, console, TimeProvider.System).PlayAsync(TestContext.Current.CancellationToken);

        problems.ShouldBeEmpty($"{told}");
        $"{told}".ShouldContain("Everything adds up");
        $"{told}".ShouldContain("bot-farm-7");
        $"{told}".ShouldContain("0 of 20 honest people were doubted");
    }
}
