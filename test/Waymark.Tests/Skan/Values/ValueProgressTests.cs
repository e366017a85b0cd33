using Waymark.Skan.Values;

namespace Waymark.Tests.Skan.Values;

public sealed class ValueProgressTests
{
    const string Rows = """
        { "fine": 10, "when": [ { "event": "a" } ] },
        { "fine": 20, "when": [ { "event": "a", "minCount": 2, "maxCount": 3 } ] },
        { "fine": 30, "coarse": "high", "lock": true, "when": [ { "event": "b" } ] },
        { "fine": 40, "when": [ { "event": "c" } ] },
        { "window": 1, "coarse": "medium", "when": [ { "on": "session" } ] },
        { "window": 1, "coarse": "high", "when": [ { "on": "session", "minCount": 2 }, { "on": "revenue", "minValue": 10 } ] }
        """;

    [Fact]
    public void The_fine_value_stays_when_a_later_window_brings_a_higher_coarse_one()
    {
        var install = new Life(SomeSchema.Of(SomeSchema.Buckets));

        install.Does(hours: 0, Opened).ShouldBeNull();
        install.Does(hours: 1, Paid(3)).ShouldBe(new DeviceValue(30, CoarseValue.Medium, false));
        install.Does(hours: 30, Paid(4)).ShouldBe(new DeviceValue(40, CoarseValue.Medium, false));
        install.Does(hours: 80, Paid(100)).ShouldBe(new DeviceValue(40, CoarseValue.High, false));
    }

    [Theory]
    [InlineData(47.99, 50)]
    [InlineData(48, 30)]
    public void Revenue_adds_up_within_a_window_alone(double hours, int fine)
    {
        var install = new Life(SomeSchema.Of(SomeSchema.Buckets));
        install.Does(hours: 1, Paid(4));

        install.Does(hours, Paid(16))!.Value.Fine.ShouldBe(fine);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(4.99, 30)]
    [InlineData(5, 40)]
    [InlineData(19.999999, 40)]
    [InlineData(20, 50)]
    [InlineData(1_000_000, 60)]
    public void A_range_begins_with_its_lower_bound_and_ends_before_its_upper_one(double amount, int fine) =>
        new Life(SomeSchema.Of(SomeSchema.Buckets)).Does(hours: 1, Paid((decimal)amount))!.Value.Fine.ShouldBe(fine);

    [Fact]
    public void The_fine_value_never_falls_even_where_a_row_no_longer_holds()
    {
        var install = new Life(SomeSchema.Custom(Rows));

        install.Does(hours: 1, Did("a"), Did("a"))!.Value.Fine.ShouldBe(20);
        install.Does(hours: 2, Did("a")).ShouldBe(new DeviceValue(20, CoarseValue.Low, false));
        install.Does(hours: 60, Opened).ShouldBe(new DeviceValue(20, CoarseValue.Medium, false));
    }

    [Fact]
    public void A_locked_window_hears_nothing_more_and_the_next_one_opens_on_its_day()
    {
        var install = new Life(SomeSchema.Custom(Rows));

        install.Does(hours: 1, Did("b")).ShouldBe(new DeviceValue(30, CoarseValue.High, true));
        install.Does(hours: 2, Did("c")).ShouldBe(new DeviceValue(30, CoarseValue.High, true));
        install.Does(hours: 49, Opened).ShouldBe(new DeviceValue(30, CoarseValue.Medium, false));
        install.Does(hours: 50, Opened, Paid(10)).ShouldBe(new DeviceValue(30, CoarseValue.High, false));
        install.Does(hours: 51).ShouldBe(new DeviceValue(30, CoarseValue.High, false));
    }

    [Fact]
    public void What_belongs_to_a_window_that_is_over_changes_nothing()
    {
        var install = new Life(SomeSchema.Custom(Rows));
        install.Does(hours: 60, Opened);

        install.Does(hours: 3, Did("c"), Paid(50)).ShouldBe(new DeviceValue(0, CoarseValue.Medium, false));
        install.Does(hours: 61, Opened).ShouldBe(new DeviceValue(0, CoarseValue.Medium, false));
    }

    [Fact]
    public void A_window_without_rows_has_nothing_to_say_and_neither_has_the_time_after_the_last()
    {
        var install = new Life(SomeSchema.Custom(Rows));
        install.Does(hours: 1, Did("a"));

        install.Does(hours: 24 * 8, Opened).ShouldBeNull();
        new Life(SomeSchema.Of(SomeSchema.Buckets)).Does(hours: 24 * 35, Paid(100)).ShouldBeNull();
    }

    [Fact]
    public void Only_events_that_the_schema_names_are_counted()
    {
        var install = new Life(SomeSchema.Custom(Rows));
        install.Does(hours: 1, Did("a"), Did("unheard of"));

        install.Progress.Tally.Events.Keys.ShouldBe(["a"]);
        var before = install.Progress;
        install.Does(hours: 2, Did("unheard of"));
        install.Progress.ShouldBeSameAs(before);
    }

    static Deed Opened => new(ConditionSubject.Session);

    static Deed Paid(decimal amount) => new(ConditionSubject.Revenue, Value: amount);

    static Deed Did(string name) => new(ConditionSubject.Event, name);

    /// <summary>One install under one schema.</summary>
    sealed class Life(ConversionSchema schema)
    {
        public ValueProgress Progress { get; private set; } = new() { Schema = schema.Version };

        public DeviceValue? Does(double hours, params IReadOnlyList<Deed> deeds)
        {
            Progress = Progress.After(schema.Table, ConversionWindow.At(TimeSpan.FromHours(hours)), deeds);
            return Progress.Value;
        }
    }
}
