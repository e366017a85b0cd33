using Waymark.Skan.Values;

namespace Waymark.Tests.Skan.Values;

public sealed class SchemaExpansionTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1.99, 0)]
    [InlineData(2, 1)]
    [InlineData(6.99, 1)]
    [InlineData(7, 2)]
    [InlineData(34.99, 2)]
    [InlineData(35, 3)]
    [InlineData(10_000, 3)]
    public void Windows_end_after_two_seven_and_thirty_five_days(double days, int window) =>
        ConversionWindow.At(TimeSpan.FromDays(days)).ShouldBe(window);

    [Theory]
    [InlineData(0, CoarseValue.Low)]
    [InlineData(21, CoarseValue.Low)]
    [InlineData(22, CoarseValue.Medium)]
    [InlineData(42, CoarseValue.Medium)]
    [InlineData(43, CoarseValue.High)]
    [InlineData(63, CoarseValue.High)]
    public void Every_fine_value_has_its_coarse_one(int fine, CoarseValue coarse) => CoarseValues.Of(fine).ShouldBe(coarse);

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("b", 2)]
    [InlineData("a c", 5)]
    [InlineData("f", 32)]
    [InlineData("a b c d e f", 63)]
    [InlineData("f f a", 33)]
    [InlineData("x", 0)]
    public void A_bit_is_set_for_each_thing_that_happened(string events, int fine) => FineOf(SomeSchema.Bits, events).ShouldBe(fine);

    [Theory]
    [InlineData("", 0)]
    [InlineData("paid:0", 1)]
    [InlineData("paid:9.99", 1)]
    [InlineData("paid:10", 2)]
    [InlineData("signup", 8)]
    [InlineData("signup paid:1", 9)]
    [InlineData("cart", 16)]
    [InlineData("signup cart paid:6 paid:6", 18)]
    public void Mixed_is_eight_times_the_step_plus_the_range(string deeds, int fine) => FineOf(SomeSchema.Mixed, deeds).ShouldBe(fine);

    [Theory]
    [InlineData("opened", 0)]
    [InlineData("signup", 21)]
    [InlineData("cart", 42)]
    [InlineData("cart signup", 42)]
    [InlineData("paid:1 signup", 63)]
    public void The_furthest_step_counts(string deeds, int fine) => FineOf(SomeSchema.Funnel, deeds).ShouldBe(fine);

    [Theory]
    [InlineData("opened", 0)]
    [InlineData("signup", 10)]
    [InlineData("signup tutorial", 20)]
    [InlineData("level_5", 20)]
    [InlineData("level_5 paid:0", 30)]
    [InlineData("paid:4.99", 32)]
    [InlineData("paid:100", 37)]
    [InlineData("paid:0 paid:0", 40)]
    [InlineData("paid:4 paid:4", 46)]
    [InlineData("paid:900 paid:100", 63)]
    public void The_default_knows_sign_up_key_event_first_and_repeated_payments(string deeds, int fine) => FineOf(SomeSchema.Default, deeds).ShouldBe(fine);

    [Fact]
    public void The_defaults_ranges_can_be_scaled_to_another_currency()
    {
        var scaled = SomeSchema.Default.Replace("\"keyEvents\"", "\"scale\": 80, \"keyEvents\"", StringComparison.Ordinal);

        FineOf(scaled, "paid:399").ShouldBe(32);
        FineOf(scaled, "paid:400").ShouldBe(33);
    }

    [Theory]
    [InlineData(SomeSchema.Buckets, 5)]
    [InlineData(SomeSchema.Funnel, 4)]
    [InlineData(SomeSchema.Bits, 64)]
    [InlineData(SomeSchema.Mixed, 9)]
    [InlineData(SomeSchema.Default, 35)]
    public void Coarse_values_never_fall_while_fine_ones_rise_and_zero_is_for_installs(string schema, int rows)
    {
        var first = SomeSchema.Of(schema).Table.RowsOf(0);

        first.Count.ShouldBe(rows);
        first.Select(row => row.Coarse).ShouldBe(first.Select(row => row.Coarse).OrderDescending());
        first[^1].ShouldSatisfyAllConditions(row => row.Fine.ShouldBe(0), row => row.Conditions.ShouldBe([Condition.Installed]));
    }

    [Fact]
    public void A_row_that_a_higher_one_always_covers_is_hidden()
    {
        var table = SomeSchema.Custom("""
            { "fine": 5, "when": [ { "event": "a", "minCount": 3 } ] },
            { "fine": 9, "when": [ { "event": "a", "minCount": 2 } ] },
            { "fine": 12, "when": [ { "event": "a", "minCount": 2 }, { "on": "revenue" } ] }
            """).Table;

        table.RowsOf(0).Where(row => table.Hiding(row) is not null).Select(row => row.Fine).ShouldBe([5]);
        SomeSchema.Of(SomeSchema.Bits).Table.RowsOf(0).Where(row => SomeSchema.Of(SomeSchema.Bits).Table.Hiding(row) is not null).ShouldBeEmpty();
    }

    static int? FineOf(string schema, string deeds) => SomeSchema.Of(schema).Table.Highest(0, deeds
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(deed => deed switch
        {
            "opened" => new Deed(ConditionSubject.Session),
            "signup" => new Deed(ConditionSubject.SignUp),
            _ when deed.StartsWith("paid:", StringComparison.Ordinal) => new Deed(ConditionSubject.Revenue, Value: decimal.Parse(deed[5..], System.Globalization.CultureInfo.InvariantCulture)),
            _ => new Deed(ConditionSubject.Event, deed),
        })
        .Aggregate(Tally.Nothing, (sum, deed) => sum.With(deed)))?.Fine;
}
