using Waymark.Storage.Deliveries;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Deliveries;

public abstract class DeliveryRequestsContract : DeliveriesContract
{
    [Fact]
    public void Requests_are_found_by_the_events_they_carried()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.Commit(Step(run.Cursors) with { Batches = [Batch(0, 1, 2, 3), Batch(1, 4, 9), Batch(2, 6), Batch(3, 3, 100_000_000_000)] });

        Over(1, 1).ShouldBe([0]);
        Over(3, 3).ShouldBe([0, 3]);
        Over(4, 6).ShouldBe([1, 2]);
        Over(5, 5).ShouldBeEmpty();
        Over(7, 20).ShouldBe([1]);
        Over(1, long.MaxValue >> 20).ShouldBe([0, 1, 2, 3]);
        deliveries.BatchesOver(Target, 9, 9).ShouldHaveSingleItem().Answer.ShouldBe("taken");
        deliveries.BatchesOver(new DeliveryTarget("shop", "other"), 1, 9).ShouldBeEmpty();

        IEnumerable<int> Over(long first, long last) => deliveries.BatchesOver(Target, first, last).Select(batch => batch.Records);
    }

    [Fact]
    public void Every_request_over_an_event_is_found_wherever_ranges_begin_and_end()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        var random = new Random(7);
        var batches = Enumerable.Range(0, 300)
            .Select(number => Batch(number, [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.NextInt64(1, 1 + (1L << random.Next(1, 24))))]))
            .ToArray();
        deliveries.Commit(Step(run.Cursors) with { Batches = batches });

        for (var question = 0; question < 200; question++)
        {
            var first = random.NextInt64(1, 1 + (1L << random.Next(1, 24)));
            var last = first + random.Next(0, 50);

            deliveries.BatchesOver(Target, first, last).Select(batch => batch.Records)
                .ShouldBe(batches.Where(batch => batch.Positions.Between(first, last).Any()).Select(batch => batch.Records));
        }
    }

    [Fact]
    public void Traffic_and_the_last_failure_are_those_of_the_requests()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.LastFailure(Target).ShouldBeNull();
        deliveries.Commit(Step(run.Cursors) with
        {
            Batches =
            [
                Batch(10, 1) with { At = Now.AddMinutes(-16) },
                Batch(20, 2) with { Refused = 3 },
                Batch(500, 3) with { Failure = "HTTP 503", Status = 503 },
                Batch(1, 4) with { Failure = "HTTP 400", Refused = 1 },
            ],
        });

        deliveries.Traffic(Target, Now.AddMinutes(-15)).ShouldBe(new DeliveryTraffic(21, 4));
        deliveries.LastFailure(Target)!.Failure.ShouldBe("HTTP 400");
    }

    [Fact]
    public void Old_calls_are_forgotten()
    {
        using var deliveries = Open();
        var run = deliveries.BeginLive(Target, 0, Now);
        deliveries.Commit(Step(run.Cursors) with { Batches = [new DeliveryBatch(Now, 1, 1, 1, 1, 200, TimeSpan.Zero, 1)] });
        deliveries.Commit(Step(run.Cursors) with { Batches = [new DeliveryBatch(Now.AddDays(1), 2, 2, 1, 1, 503, TimeSpan.Zero, 1, "HTTP 503")] });

        deliveries.ForgetBatches(Now.AddHours(1));

        deliveries.Batches(Target, 10).ShouldHaveSingleItem().Failure.ShouldBe("HTTP 503");
        deliveries.Runs(Target)[0].Forgotten.ShouldBe(1);
    }
}
