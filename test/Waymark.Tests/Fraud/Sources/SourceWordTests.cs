using System.Text;
using Waymark.Apps;
using Waymark.Fraud;
using Waymark.Fraud.Sources;

namespace Waymark.Tests.Fraud.Sources;

public sealed class SourceWordTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var word = new SourceWord
        {
            Kind = SourceWordKind.Found,
            Scope = new SourceScope { Source = "NET", Site = "s1" },
            Rule = "click_flooding",
            Finding = new SourceFinding
            {
                Rule = "click_flooding", Measure = "later_than_a_day", Value = 0.3, Bound = 0.23, Of = 200, Baseline = 0.05, Threshold = 0.18,
                From = Crowd.Week.From, To = Crowd.Today,
            },
        };

        SourceWord.Read(word.Write()).ShouldBe(word);
    }

    [Theory]
    [InlineData("oops")]
    [InlineData("{}")]
    [InlineData("""{ "kind": "blocked" }""")]
    [InlineData("""{ "kind": "blocked", "scope": { "source": "" } }""")]
    [InlineData("""{ "kind": "blocked", "scope": { "source": "NET" }, "rule": "no_such_rule" }""")]
    [InlineData("""{ "kind": "found", "scope": { "source": "NET" }, "rule": "click_flooding" }""")]
    [InlineData("""{ "kind": "over", "scope": { "source": "NET" } }""")]
    [InlineData("""{ "kind": "rejected", "scope": { "source": "NET" } }""")]
    [InlineData("""{ "kind": "praised", "scope": { "source": "NET" } }""")]
    public void What_says_nothing_is_no_word(string body) => SourceWord.Read(Encoding.UTF8.GetBytes(body)).ShouldBeNull();

    [Fact]
    public void A_person_s_word_goes_before_the_setting()
    {
        var found = new StandingFinding { Scope = new() { Source = "NET" }, Rule = "click_flooding", Since = default, Position = 3 };
        var strict = new FraudSettings { Rules = [new() { Rule = "click_flooding", Mode = FraudMode.Block }] };

        (found.ModeUnder(new FraudSettings()), found.ModeUnder(strict), found.EffectiveSince).ShouldBe((FraudMode.Tag, FraudMode.Block, 3));
        var blocked = found with { Decision = new SourceDecision(false, default, 9, "key", null) };
        (blocked.ModeUnder(new FraudSettings()), blocked.EffectiveSince).ShouldBe((FraudMode.Block, 9));
        (found with { Decision = new SourceDecision(true, default, 9, "key", "a fair") }).ModeUnder(strict).ShouldBe(FraudMode.Off);
    }

    [Fact]
    public void A_cap_needs_a_usual_hour_and_a_large_day()
    {
        ClickCap.UsualHour([.. Enumerable.Repeat(100L, 23)]).ShouldBeNull();
        ClickCap.UsualHour([.. Enumerable.Range(1, 24).Select(hour => (long)hour)]).ShouldBe(12.5);
        ClickCap.IsOver(2_001, 100_001, 100, 20).ShouldBeTrue();
        ClickCap.IsOver(2_000, 100_001, 100, 20).ShouldBeFalse();
        ClickCap.IsOver(2_001, 100_000, 100, 20).ShouldBeFalse();
        ClickCap.IsOver(1_000_000, 1_000_000, null, 20).ShouldBeFalse();
    }

    [Fact]
    public void A_month_closes_at_the_end_of_the_seventh_of_the_next()
    {
        var december = FraudMonth.Of(new DateOnly(2025, 12, 31));

        december.ClosesAt.ShouldBe(new DateTimeOffset(2026, 1, 8, 0, 0, 0, TimeSpan.Zero));
        december.IsOpenAt(december.ClosesAt.AddMilliseconds(-1)).ShouldBeTrue();
        december.IsOpenAt(december.ClosesAt).ShouldBeFalse();
        (december.Last, december.Before.First).ShouldBe((new DateOnly(2025, 12, 31), new DateOnly(2025, 11, 1)));
    }

    [Fact]
    public void Months_are_those_of_the_app_s_own_calendar() =>
        FraudMonth.Of(new App { Id = "shop", TimeZone = "Asia/Kolkata" }, new DateTimeOffset(2026, 1, 31, 20, 0, 0, TimeSpan.Zero)).First.ShouldBe(new DateOnly(2026, 2, 1));
}
