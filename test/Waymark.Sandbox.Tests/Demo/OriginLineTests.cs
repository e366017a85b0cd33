using Waymark.Sandbox.Demo;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Demo;

public sealed class OriginLineTests
{
    static readonly Happening Organic = SomeFindings.Conversion with { Credit = new("ORGANIC", null) };

    [Fact]
    public void A_right_decision_is_right() => Line(SomeFindings.Conversion).ShouldBe((1, 1, 0, 0));

    [Fact]
    public void An_organic_verdict_on_a_proved_install_is_wrong() => Line(Organic).ShouldBe((1, 0, 0, 1));

    [Fact]
    public void An_organic_verdict_where_only_traits_could_tell_is_missed() => Line(Organic, isGuess: true).ShouldBe((1, 0, 1, 0));

    [Fact]
    public void A_guess_for_somebody_else_is_wrong() =>
        Line(SomeFindings.Conversion with { Credit = new("META", "Other") }, isGuess: true).ShouldBe((1, 0, 0, 1));

    [Fact]
    public void Another_conversion_than_the_true_one_is_wrong() =>
        Line(SomeFindings.Conversion with { Kind = "reinstall" }).ShouldBe((1, 0, 0, 1));

    [Fact]
    public void An_install_that_was_decided_twice_is_wrong() =>
        Line(SomeFindings.Conversion, SomeFindings.Conversion with { Id = "i-2" }).ShouldBe((1, 0, 0, 1));

    [Fact]
    public void Nothing_decided_is_nothing_decided() => Line().ShouldBe((0, 0, 0, 0));

    static (int Decided, int Right, int Missed, int Wrong) Line(params Happening[] decisions) => Line(false, decisions);

    static (int Decided, int Right, int Missed, int Wrong) Line(Happening decision, bool isGuess) => Line(isGuess, decision);

    static (int Decided, int Right, int Missed, int Wrong) Line(bool isGuess, params Happening[] decisions)
    {
        var install = SomeFindings.Install with { Expected = SomeFindings.Install.Expected with { IsGuess = isGuess } };
        var line = OriginLine.Of(SomeFindings.Good with { Installations = [install], Stream = decisions }).ShouldHaveSingleItem();
        return (line.Decided, line.Right, line.Missed, line.Wrong);
    }
}
