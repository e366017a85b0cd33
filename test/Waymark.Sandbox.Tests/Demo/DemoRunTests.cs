using Spectre.Console;
using Waymark.Sandbox.Demo;

namespace Waymark.Sandbox.Tests.Demo;

public sealed class DemoRunTests
{
    [Fact]
    public async Task Everything_adds_up_for_twenty_users()
    {
        var binary = ServerBinary.Find().ShouldNotBeNull("the server is built before these tests");
        var told = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(told),
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = 200;

        var problems = await new DemoRun(new DemoOptions(20, 3, IsOnce: true), binary, console, TimeProvider.System)
            .PlayAsync(TestContext.Current.CancellationToken);

        problems.ShouldBeEmpty($"{told}");
        $"{told}".ShouldContain("Everything adds up");
        $"{told}".ShouldContain("Diwali_Mail");
        $"{told}".ShouldContain("held");
        $"{told}".ShouldContain("App Uninstalled");
    }
}
