namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>What waits to be sent, and what became of the rest: every batch is accepted, refused or pending.</summary>
sealed class Outbox
{
    // Enough to see what is wrong; the counts go on.
    const int RefusalsKept = 50;

    readonly Lock _held = new();
    readonly LinkedList<ExportBatch> _waiting = new();
    readonly Queue<Refusal> _refusals = new();
    Freight _accepted = Freight.None, _refused = Freight.None;
    long _requests;
    int _failures;

    public void Add(IEnumerable<ExportBatch> batches)
    {
        lock (_held)
        {
            foreach (var batch in batches)
                _waiting.AddLast(batch);
        }
    }

    /// <returns>What goes out next; the same until it is settled. Null when nothing waits.</returns>
    public ExportRequest? Next(int batchesPerRequest)
    {
        lock (_held)
            return ExportRequest.Next(_waiting, batchesPerRequest);
    }

    /// <returns>How many posts in a row were postponed.</returns>
    public int Settle(ExportRequest request, ExportOutcome outcome, DateTimeOffset now)
    {
        lock (_held)
        {
            _requests++;

            if (outcome is ExportOutcome.Postponed postponed)
            {
                Trouble = new(now, postponed.Reason, ++_failures);
                return _failures;
            }

            (_failures, Trouble) = (0, null);

            foreach (var batch in request.Batches)
                _waiting.Remove(batch);

            if (outcome is ExportOutcome.Refused refused)
            {
                _refused = _refused.With(request.Batches);
                _refusals.Enqueue(new(now, refused.Status, refused.Body, [.. request.Batches.Select(batch => batch.RequestId)]));
                if (_refusals.Count > RefusalsKept) _refusals.Dequeue();
            }
            else
            {
                _accepted = _accepted.With(request.Batches);
            }

            return 0;
        }
    }

    /// <summary>What keeps the next post from succeeding; null when nothing does.</summary>
    public Trouble? Trouble { get; private set; }

    public OutboxView Show()
    {
        lock (_held)
        {
            return new(
                _requests, _accepted, _refused, Freight.None.With(_waiting), Trouble, [.. _refusals]);
        }
    }

    public void Clear()
    {
        lock (_held)
        {
            _waiting.Clear();
            _refusals.Clear();
            (_accepted, _refused, _requests, _failures, Trouble) = (Freight.None, Freight.None, 0, 0, null);
        }
    }
}
