using System.Buffers;
using Waymark.Facts;
using Waymark.Storage;

namespace Waymark.Server.Tests.Support;

/// <summary>A journal in memory that can be full, broken or out of its mind.</summary>
sealed class MemoryJournal : IJournal
{
    readonly Lock _gate = new();
    readonly List<Fact> _facts = [];

    public string Id => "memory";

    public long LastPosition => Facts.Count;

    public string? Trouble => IsBroken ? "The disk is full." : null;

    public bool IsFull { get; set; }

    /// <summary>How many facts still fit into the buffer.</summary>
    public int Room { get; set; } = int.MaxValue;

    public bool IsBroken { get; set; }

    /// <summary>A commit does not end before this does.</summary>
    public Task Disk { get; set; } = Task.CompletedTask;

    public Exception? Surprise { get; set; }

    public IReadOnlyList<Fact> Facts
    {
        get
        {
            lock (_gate)
                return [.. _facts];
        }
    }

    public bool TryAppend(in FactDraft draft, out Appending appending)
    {
        appending = default;

        if (Surprise is not null) throw Surprise;
        if (IsFull || Room == 0) return false;

        appending = new Appending(IsBroken ? Broken() : CommitAsync(Add(draft)), 0);
        return true;
    }

    public bool TryAppend(ReadOnlySpan<FactDraft> drafts, out Appending first)
    {
        first = default;

        if (IsFull || drafts.Length > Room) return false;

        var position = LastPosition + 1;

        foreach (var draft in drafts)
        {
            if (!TryAppend(draft, out first)) return false;
        }

        if (!IsBroken) first = new Appending(CommitAsync(position), 0);
        return true;
    }

    public bool TrySpool(in FactDraft draft)
    {
        if (IsBroken) throw new JournalUnavailableException("The spool is damaged.");

        return TryAppend(draft, out _);
    }

    public IReadOnlyList<Fact> Read(long after, int most) => [.. Facts.Skip((int)after).Take(most)];

    public Task WaitAsync(long after, CancellationToken stop) => Task.CompletedTask;

    public Task ProbeAsync(CancellationToken stop) => IsBroken ? Broken() : Task.CompletedTask;

    public ValueTask DisposeAsync() => default;

    static Task<long> Broken() =>
        Task.FromException<long>(new JournalUnavailableException("The disk is full.", new IOException("No space left.")));

    async Task<long> CommitAsync(long position)
    {
        await Disk;
        return position;
    }

    long Add(FactDraft draft)
    {
        lock (_gate)
        {
            _facts.Add(new Fact
            {
                Position = _facts.Count + 1,
                Kind = draft.Kind,
                App = draft.App,
                ReceivedAt = draft.ReceivedAt,
                Address = draft.Address,
                AddressNote = draft.AddressNote,
                Signature = draft.Signature,
                ConfigurationVersion = draft.ConfigurationVersion,
                Body = draft.Body.ToArray(),
            });
            return _facts.Count;
        }
    }
}
