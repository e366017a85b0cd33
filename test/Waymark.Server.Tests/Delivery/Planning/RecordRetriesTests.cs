using Waymark.Server.Delivery.Planning;

namespace Waymark.Server.Tests.Delivery.Planning;

public sealed class RecordRetriesTests
{
    [Fact]
    public void A_record_is_tried_for_a_day_and_then_given_up()
    {
        var waits = Enumerable.Range(1, 27).Select(failures => RecordRetries.After(failures)!.Value).ToList();

        waits.Take(6).Select(wait => wait.TotalMinutes).ShouldBe([1, 5, 15, 30, 60, 60]);
        waits.Sum(wait => wait.TotalHours).ShouldBeInRange(23, 25);
        RecordRetries.After(28).ShouldBeNull();
    }
}
