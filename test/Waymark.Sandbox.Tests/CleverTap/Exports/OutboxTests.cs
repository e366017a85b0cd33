using Waymark.Sandbox.CleverTap.Exports;

namespace Waymark.Sandbox.Tests.CleverTap.Exports;

public sealed class OutboxTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    readonly Outbox _outbox = new();

    public OutboxTests() => _outbox.Add([Batch("1", "App Launched", "App Launched"), Batch("2")]);

    [Fact]
    public void What_is_postponed_stays_the_next_and_counts_its_failures()
    {
        var first = Next();
        _outbox.Settle(first, new ExportOutcome.Postponed("HTTP 503"), Now).ShouldBe(1);
        _outbox.Settle(Next(), new ExportOutcome.Postponed("HTTP 429"), Now).ShouldBe(2);

        Next().Batches.ShouldBe(first.Batches);
        var seen = _outbox.Show();
        (seen.Requests, seen.Pending.Batches, seen.Accepted.Batches).ShouldBe((2, 1 + 1, 0));
        seen.Trouble.ShouldBe(new Trouble(Now, "HTTP 429", 2));
    }

    [Fact]
    public void What_is_accepted_is_counted_by_name_and_ends_the_trouble()
    {
        _outbox.Settle(Next(), new ExportOutcome.Postponed("HTTP 503"), Now);
        _outbox.Settle(Next(), new ExportOutcome.Accepted(), Now).ShouldBe(0);

        var seen = _outbox.Show();
        (seen.Accepted.Batches, seen.Accepted.Profiles, seen.Accepted.Events, seen.Accepted.ByName["App Launched"]).ShouldBe((2, 1, 2, 2));
        (seen.Pending.Batches, seen.Trouble).ShouldBe((0, null));
        _outbox.Next(100).ShouldBeNull();
    }

    [Fact]
    public void What_is_refused_is_shown_with_the_answer_and_not_sent_again()
    {
        _outbox.Settle(Next(batchesPerRequest: 1), new ExportOutcome.Refused(400, "no"), Now);

        var seen = _outbox.Show();
        (seen.Refused.Events, seen.Pending.Batches).ShouldBe((2, 1));
        var refusal = seen.Refusals.ShouldHaveSingleItem();
        (refusal.Status, refusal.Body, refusal.RequestIds.ShouldHaveSingleItem()).ShouldBe((400, "no", "1"));
    }

    ExportRequest Next(int batchesPerRequest = 100) => _outbox.Next(batchesPerRequest).ShouldNotBeNull();

    static ExportBatch Batch(string id, params string[] events) => new(id, events, "{}"u8.ToArray());
}
