using Spectre.Console;
using Waymark.Sandbox.Demo;
using Waymark.Sandbox.Demo.Referrals;

namespace Waymark.Sandbox.Tests.Demo.Referrals;

public sealed class ReferralRunTests
{
    [Fact]
    public async Task Everything_adds_up_for_twenty_people()
    {
        var binary = ServerBinary.Find().ShouldNotBeNull("the server is built before these tests");
        var told = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(told), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = 200;

        var problems = await new ReferralRun(new DemoOptions(20, 3, IsOnce: true), binary, console, TimeProvider.System).PlayAsync(TestContext.Current.CancellationToken);

        problems.ShouldBeEmpty($"{told}");
        $"{told}".ShouldContain("Everything adds up");
        $"{told}".ShouldContain("Generated Web Sign Up");
        $"{told}".ShouldContain("flagged: 0");
    }

    [Fact]
    public void The_same_seed_makes_the_same_bonds_and_everybody_is_brought_once()
    {
        var cast = ReferralCast.Of(7, 100);

        cast.Bonds.ShouldBe(ReferralCast.Of(7, 100).Bonds);
        cast.Bonds.Select(bond => bond.Receiver).ShouldBe(Enumerable.Range(cast.Founders, 100 - cast.Founders));
        cast.Second.ShouldAllBe(bond => bond.Sender >= cast.Founders && bond.Sender < bond.Receiver);
        cast.Rounds.ShouldBe(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Few_people_are_enough(int people) => ReferralCast.Of(1, people).Bonds.Count().ShouldBe(Math.Max(0, people - 2));
}
