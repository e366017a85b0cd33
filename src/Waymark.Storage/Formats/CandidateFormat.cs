using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using Waymark.Attribution;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Storage.Formats;

/// <summary>How a verdict's candidates lie in their install: behind a shared address there are dozens, whose checks say nearly the same.</summary>
/// <remarks>
/// Bytes in a fixed order: version, count, candidate after candidate. A field that is new goes to the end of a candidate and
/// makes a new version: what an older one lacks has its default.
/// </remarks>
static class CandidateFormat
{
    const int Version = 1;

    public static byte[] Write(IReadOnlyList<Candidate> candidates)
    {
        using var row = new MemoryStream(1_024);
        using var to = new BinaryWriter(row, Encoding.UTF8);
        var texts = new TextsOnce();

        to.Write7BitEncodedInt(Version);
        to.Write7BitEncodedInt(candidates.Count);
        foreach (var candidate in candidates)
            Write(to, texts, candidate);

        return row.ToArray();
    }

    public static IReadOnlyList<Candidate> Read(ReadOnlySpan<byte> row)
    {
        var from = new PackedRow(row);
        var texts = new TextsOnce();

        _ = from.Number();
        var candidates = new Candidate[from.Number()];
        for (var i = 0; i < candidates.Length; i++)
            candidates[i] = Read(ref from, texts);

        return candidates;
    }

    static void Write(BinaryWriter to, TextsOnce texts, Candidate candidate)
    {
        texts.Write(to, candidate.TouchId);
        to.Write7BitEncodedInt64(candidate.At.Ticks);
        to.Write7BitEncodedInt64(candidate.At.Offset.Ticks);
        texts.Write(to, candidate.Source);
        texts.Write(to, candidate.CampaignId);
        texts.Write(to, candidate.Campaign);
        to.Write7BitEncodedInt((int)candidate.MatchType);
        to.Write7BitEncodedInt((int)candidate.Standing);
        texts.Write(to, candidate.Because);
        to.Write7BitEncodedInt(candidate.Checks.Count);
        foreach (var check in candidate.Checks)
            Write(to, texts, check);
        Write(to, texts, candidate.NetworkIds);
        texts.Write(to, candidate.Confidence?.ToString("R", CultureInfo.InvariantCulture));
    }

    static void Write(BinaryWriter to, TextsOnce texts, Check check)
    {
        texts.Write(to, check.Name);
        texts.Write(to, check.Input);
        texts.Write(to, check.Threshold);
        texts.Write(to, check.SettingFrom);
        to.Write7BitEncodedInt(check.Passed ? 1 : 0);
    }

    static void Write(BinaryWriter to, TextsOnce texts, IReadOnlyDictionary<string, string>? ids)
    {
        to.Write7BitEncodedInt(ids is null ? 0 : ids.Count + 1);
        foreach (var (name, id) in ids ?? ReadOnlyDictionary<string, string>.Empty)
        {
            texts.Write(to, name);
            texts.Write(to, id);
        }
    }

    // In the order they were written: an initializer runs from top to bottom.
    static Candidate Read(ref PackedRow from, TextsOnce texts) => new()
    {
        TouchId = texts.Read(ref from)!,
        At = new DateTimeOffset(from.Number(), new TimeSpan(from.Number())),
        Source = texts.Read(ref from)!,
        CampaignId = texts.Read(ref from),
        Campaign = texts.Read(ref from),
        MatchType = (MatchType)from.Number(),
        Standing = (Standing)from.Number(),
        Because = texts.Read(ref from)!,
        Checks = ReadChecks(ref from, texts),
        NetworkIds = ReadIds(ref from, texts),
        Confidence = texts.Read(ref from) is { } confidence ? double.Parse(confidence, CultureInfo.InvariantCulture) : null,
    };

    static Check[] ReadChecks(ref PackedRow from, TextsOnce texts)
    {
        var checks = new Check[from.Number()];
        for (var i = 0; i < checks.Length; i++)
            checks[i] = new Check(texts.Read(ref from)!, texts.Read(ref from)!, texts.Read(ref from)!, texts.Read(ref from), from.Number() == 1);

        return checks;
    }

    static Dictionary<string, string>? ReadIds(ref PackedRow from, TextsOnce texts)
    {
        var count = (int)from.Number() - 1;
        if (count < 0) return null;

        var ids = new Dictionary<string, string>(count);
        for (var i = 0; i < count; i++)
            ids[texts.Read(ref from)!] = texts.Read(ref from)!;

        return ids;
    }
}
