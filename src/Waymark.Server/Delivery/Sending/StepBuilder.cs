using Waymark.Server.Delivery.Planning;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Sending;

/// <summary>Turns the fates of events into rows, ledger and cursor, which are stored together.</summary>
sealed class StepBuilder(Assignment assignment, DeliveryRun run, DateTimeOffset now)
{
    readonly Dictionary<(int Run, LedgerState State, string Reason), long> _ledger = [];
    readonly List<DeliveryRow> _put = [];
    readonly List<DeliveryRow> _remove = [];
    readonly List<KeyValuePair<string, string>> _links = [];

    public IEnumerable<(LedgerState State, long By)> Arrivals =>
        _ledger.Where(entry => entry.Value > 0 && entry.Key.State != LedgerState.Events).Select(entry => (entry.Key.State, entry.Value));

    public void Add(Consignment consignment, Fate fate)
    {
        var number = consignment.Row?.Run ?? run.Number;
        var (state, reason) = Standing(fate);

        if (consignment.Row is { } before)
        {
            Count(number, LedgerStates.Of(before.State), before.Reason, -1);
        }
        else
        {
            Count(number, LedgerState.Events, "", 1);
            run.Cursors.Advance(consignment.Lane, consignment.Position);
        }

        Count(number, state, reason, 1);
        _links.AddRange(consignment.DeliveredLinks.Select(link => KeyValuePair.Create(link.Device, link.Person)));

        if (RowFor(consignment, fate) is { } row)
            _put.Add(row);
        else if (consignment.Row is { } done)
            _remove.Add(done);
    }

    public DeliveryStep Build(IReadOnlyList<DeliveryBatch> requests) => new()
    {
        Target = assignment.Target,
        Run = run.Number,
        Cursors = run.Cursors.Copy(),
        Day = DateOnly.FromDateTime(now.UtcDateTime),
        Ledger = [.. _ledger.Where(entry => entry.Value != 0)
            .Select(entry => new LedgerChange(entry.Key.Run, entry.Key.State, entry.Key.Reason, entry.Value))],
        Put = _put,
        Remove = _remove,
        Links = _links,
        Batches = requests,
    };

    void Count(int number, LedgerState state, string reason, long by) =>
        _ledger[(number, state, reason)] = _ledger.GetValueOrDefault((number, state, reason)) + by;

    static (LedgerState State, string Reason) Standing(Fate fate) => fate switch
    {
        Fate.Sent => (LedgerState.Sent, ""),
        Fate.Skipped skipped => (LedgerState.Skipped, skipped.Reason),
        Fate.Held held => (LedgerState.Held, held.Reason),
        Fate.Retrying retrying => (LedgerState.Retrying, retrying.Code),
        Fate.Refused refused => (LedgerState.Refused, refused.Code),
        Fate.Dead dead => (LedgerState.Dead, dead.Code),
        _ => throw new InvalidOperationException($"{fate.GetType().Name} is no fate."),
    };

    DeliveryRow? RowFor(Consignment consignment, Fate fate) => fate switch
    {
        Fate.Held held => Row(consignment, RowState.Held, held.Reason, null) with { DueAt = now + WaitOf(held) },
        Fate.Retrying retrying => Row(consignment, RowState.Retrying, retrying.Code, retrying.Detail) with
        {
            Attempts = retrying.Failures,
            DueAt = now + retrying.Wait,
            Records = retrying.Records,
            Refusal = retrying.Refusal,
        },
        Fate.Refused refused => Row(consignment, RowState.Refused, refused.Code, refused.Detail),
        Fate.Dead dead => Row(consignment, RowState.Dead, dead.Code, dead.Detail) with { Attempts = consignment.Row?.Attempts ?? 0 },
        _ => null,
    };

    TimeSpan WaitOf(Fate.Held held)
    {
        var setting = TimeSpan.FromHours(assignment.Integration.HoldHours);
        return held.AtMost < setting ? held.AtMost.Value : setting;
    }

    DeliveryRow Row(Consignment consignment, RowState state, string reason, string? detail)
    {
        const int LongestDetail = 500;
        var shown = detail is null ? null : assignment.Masking.Text(detail);
        var text = shown is { Length: > LongestDetail } ? shown[..LongestDetail] : shown;

        if (consignment.Row is { } before)
        {
            return before with
            {
                State = state,
                Reason = reason,
                Detail = text,
                DueAt = null,
                Since = before.State == state ? before.Since : now,
            };
        }

        var happened = consignment.Event!;
        return new DeliveryRow
        {
            Target = assignment.Target,
            Run = run.Number,
            Position = happened.Position,
            Lane = happened.Lane,
            State = state,
            Reason = reason,
            Detail = text,
            EventId = happened.Id,
            EventName = happened.Name,
            EventAt = happened.At,
            InstallId = happened.InstallId,
            UserId = happened.UserId,
            Since = now,
        };
    }
}
