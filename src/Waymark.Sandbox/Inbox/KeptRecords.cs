using System.Text.Json;

namespace Waymark.Sandbox.Inbox;

/// <summary>What a partner made of what came: its records, each once however often it was sent.</summary>
sealed class KeptRecords
{
    const int Most = 50_000;

    readonly Lock _held = new();
    readonly List<KeptRecord> _kept = [];
    readonly Dictionary<(string Kind, string Id), KeptRecord> _byId = [];

    /// <param name="kind">Such as <c>event</c> or <c>profile</c>.</param>
    /// <param name="id">By which the partner recognises a repeat; null when it recognises none.</param>
    /// <param name="record">As it came.</param>
    public void Add(string kind, string? id, JsonElement record)
    {
        lock (_held)
        {
            if (id is not null && _byId.TryGetValue((kind, id), out var known))
            {
                known.Repeats++;
                return;
            }

            if (_kept.Count == Most) return;

            var kept = new KeptRecord(kind, id, record);
            _kept.Add(kept);

            if (id is not null)
                _byId[(kind, id)] = kept;
        }
    }

    /// <returns>Oldest first.</returns>
    public IReadOnlyList<KeptRecord> Find(string? kind, int after, int limit)
    {
        lock (_held)
            return [.. _kept.Where(record => kind is null || record.Kind == kind).Skip(after).Take(limit)];
    }

    public int Count(string? kind)
    {
        lock (_held)
            return kind is null ? _kept.Count : _kept.Count(record => record.Kind == kind);
    }

    public void Clear()
    {
        lock (_held)
        {
            _kept.Clear();
            _byId.Clear();
        }
    }
}

/// <summary>One record that a partner kept.</summary>
sealed record KeptRecord(string Kind, string? Id, JsonElement Record)
{
    /// <summary>How often it came again.</summary>
    public int Repeats { get; set; }
}
