using Waymark.Feeds;

namespace Waymark.Server.Intake.Feeds;

/// <summary>What came of some lines of an export.</summary>
sealed class ExportTally
{
    const int MostSamples = 5;

    public long Lines { get; private set; }

    public long Taken { get; private set; }

    public long Empty { get; private set; }

    public SortedDictionary<string, long> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>The first that were refused.</summary>
    public List<RefusedLine> Samples { get; } = [];

    public void NoteTaken() => (Lines, Taken) = (Lines + 1, Taken + 1);

    public void NoteEmpty() => (Lines, Empty) = (Lines + 1, Empty + 1);

    public void NoteRefused(long number, FeedProblem problem, string masked)
    {
        Lines++;
        Refused[problem.Reason] = Refused.GetValueOrDefault(problem.Reason) + 1;
        if (Samples.Count < MostSamples) Samples.Add(new RefusedLine(number, problem.Reason, problem.Message, masked));
    }
}

/// <summary>A line that was not taken.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Reason">The code that it is counted under.</param>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Input">How it begins, values masked.</param>
public sealed record RefusedLine(long Line, string Reason, string Message, string Input);
