using Waymark.Fraud.Sources;

namespace Waymark.Tests.Fraud.Sources;

public sealed class FlatnessTests
{
    [Fact]
    public void Three_hours_have_the_tail_of_two_degrees_of_freedom() =>
        Flatness.Of([10, 20, 30]).ShouldBe(Math.Exp(-5), 1e-9);

    [Fact]
    public void Five_hours_have_the_tail_of_four() =>
        Flatness.Of([4, 2, 2, 2, 0]).ShouldBe(Math.Exp(-2) * 3, 1e-9);

    [Fact]
    public void Twenty_three_hours_are_told_from_chance_where_the_tables_say_so()
    {
        // 460 installs, of which d leave one hour for another: chi-square is 2 d² / 20. The 5 % line of 22 degrees is 33.924.
        Flatness.Of(With(difference: 18)).ShouldBeGreaterThan(0.05);
        Flatness.Of(With(difference: 19)).ShouldBeLessThan(0.05);

        static long[] With(long difference) => [20 + difference, 20 - difference, .. Enumerable.Repeat(20L, 21)];
    }

    [Fact]
    public void What_is_perfectly_even_or_not_there_is_as_even_as_can_be()
    {
        Flatness.Of([.. Enumerable.Repeat(7L, 23)]).ShouldBe(1);
        Flatness.Of(new long[23]).ShouldBe(1);
    }

    [Fact]
    public void People_who_come_less_every_hour_are_not_even() =>
        Flatness.Of([.. Enumerable.Range(0, 23).Select(hour => (long)(60 * Math.Pow(0.8, hour)))]).ShouldBeLessThan(1e-6);
}
