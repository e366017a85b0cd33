using System.Text;
using Waymark.Facts;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Commits;

/// <summary>Finds what an earlier process spooled and did not commit.</summary>
static class SpoolRecovery
{
    const int ReadAtOnce = 1_000;

    /// <summary>Releases what the journal has.</summary>
    /// <returns>What it lacks, as the format of frames has it.</returns>
    public static IReadOnlyList<(byte[] Fact, SpoolHalf Half)> Missing(Spool spool, IJournal journal)
    {
        var left = spool.ReadBack().Select(spooled => (spooled.Record, spooled.Half, Name: NameOf(spooled.Record))).ToList();
        if (left.Count == 0) return [];

        var journaled = Journaled(left.Select(spooled => spooled.Name), journal, left.Min(spooled => SpoolFormat.AfterOf(spooled.Record)));
        var facts = left.ToLookup(spooled => journaled.Contains(spooled.Name));

        spool.Release([.. facts[true].Select(spooled => new SpooledFact(0, 0, spooled.Half))]);
        return [.. facts[false].Select(spooled => (SpoolFormat.FactOf(spooled.Record).ToArray(), spooled.Half))];
    }

    static HashSet<string> Journaled(IEnumerable<string> names, IJournal journal, long after)
    {
        var asked = names.ToHashSet(StringComparer.Ordinal);
        var journaled = new HashSet<string>(StringComparer.Ordinal);

        while (journal.Read(after, ReadAtOnce) is { Count: > 0 } facts)
        {
            journaled.UnionWith(facts.Select(NameOf).Where(asked.Contains));
            after = facts[^1].Position;
        }

        return journaled;
    }

    static string NameOf(byte[] record) => NameOf(FrameFormat.ReadFact(SpoolFormat.FactOf(record).ToArray(), position: 0));

    // A click carries an id of its own: no two are the same to the byte.
    static string NameOf(Fact fact) => $"{fact.Kind} {fact.App} {fact.ReceivedAt.Ticks} {Encoding.Latin1.GetString(fact.Body.Span)}";
}
