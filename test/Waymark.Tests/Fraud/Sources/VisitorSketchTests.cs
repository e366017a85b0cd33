using Waymark.Facts;
using Waymark.Fraud.Sources;

namespace Waymark.Tests.Fraud.Sources;

public sealed class VisitorSketchTests
{
    [Theory]
    [InlineData(0, 0.001)]
    [InlineData(1, 0.1)]
    [InlineData(50, 3)]
    [InlineData(1_000, 200)]
    [InlineData(100_000, 20_000)]
    public void About_as_many_are_told_as_there_were(int visitors, double giveOrTake)
    {
        var sketch = new byte[VisitorSketch.Length];
        for (var time = 0; time < 3; time++)
            Add(sketch, 0, visitors);

        VisitorSketch.Estimate(sketch).ShouldBe(visitors, giveOrTake);
    }

    [Fact]
    public void Whoever_comes_on_two_days_is_one()
    {
        var (monday, tuesday) = (new byte[VisitorSketch.Length], new byte[VisitorSketch.Length]);
        Add(monday, 0, 600);
        Add(tuesday, 300, 900);

        VisitorSketch.Merge(monday, tuesday);

        VisitorSketch.Estimate(monday).ShouldBe(900, 180);
    }

    [Fact]
    public void Without_a_sketch_there_is_nobody() => VisitorSketch.Estimate([]).ShouldBe(0d);

    static void Add(byte[] sketch, int from, int to)
    {
        for (var visitor = from; visitor < to; visitor++)
            VisitorSketch.Add(sketch, StableHash.Of(BitConverter.GetBytes(visitor)));
    }
}
