using Waymark.Fraud.Sources;

namespace Waymark.Tests.Fraud.Sources;

public sealed class WilsonBoundsTests
{
    [Theory]
    [InlineData(60, 200, 0.2307)]
    [InlineData(9, 30, 0.1488)]
    [InlineData(4, 30, 0.0452)]
    [InlineData(20, 400, 0.0301)]
    [InlineData(0, 100, 0)]
    [InlineData(0, 0, 0)]
    public void A_share_is_hardly_lower_than_its_lower_bound(long part, long whole, double bound) =>
        WilsonBounds.Lower(part, whole).ShouldBe(bound, 0.00005);

    [Theory]
    [InlineData(100, 100, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 100, 0.0513)]
    [InlineData(140, 200, 0.7693)]
    public void And_hardly_higher_than_its_upper_one(long part, long whole, double bound) =>
        WilsonBounds.Upper(part, whole).ShouldBe(bound, 0.00005);

    [Fact]
    public void The_bounds_mirror_each_other() =>
        WilsonBounds.Upper(60, 200).ShouldBe(1 - WilsonBounds.Lower(140, 200), 1e-12);
}
