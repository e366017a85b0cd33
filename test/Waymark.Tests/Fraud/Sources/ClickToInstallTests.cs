using Waymark.Fraud.Sources;

namespace Waymark.Tests.Fraud.Sources;

public sealed class ClickToInstallTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(9.999, 0)]
    [InlineData(10, 1)]
    [InlineData(29.999, 1)]
    [InlineData(30, 2)]
    [InlineData(3600, 2)]
    [InlineData(3600.001, 3)]
    [InlineData(7200, 3)]
    [InlineData(7200.001, 4)]
    [InlineData(86400, 25)]
    [InlineData(86400.001, 26)]
    [InlineData(700000, 26)]
    public void Time_is_counted_in_spans(double seconds, int span) => ClickToInstall.SpanOf(TimeSpan.FromSeconds(seconds)).ShouldBe(span);

    [Fact]
    public void A_clock_that_was_set_back_tells_nothing() => ClickToInstall.SpanOf(TimeSpan.FromSeconds(-1)).ShouldBeNull();
}
