using Waymark.Attribution;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Reports;
using Waymark.Server.Processing.Sources;
using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>First opens in the daily figures: each counts once, on the day it happened, for whom it is credited to now.</summary>
static class ConversionFigures
{
    public static void Count(Case @case, Install install)
    {
        Add(@case, install, 1);
        SourceInstalls.Add(@case, install, 1);
        if (Earned.Of(install) is { } earned) @case.State.Earn(earned, install.LastActiveAt);
    }

    /// <summary>Takes an install from one figure to another because more is known of it.</summary>
    public static void Move(Case @case, Install before, Install after)
    {
        Add(@case, before, -1);
        Add(@case, after, 1);
        SourceInstalls.Add(@case, before, -1);
        SourceInstalls.Add(@case, after, 1);

        var (was, now) = (Earned.Of(before), Earned.Of(after));
        if (was == now) return;
        if (was is { } lost) @case.State.TakeBack(lost);
        if (now is { } won) @case.State.Earn(won, after.LastActiveAt);
    }

    static void Add(Case @case, Install install, long count)
    {
        if (install.Verdict is not { } verdict) return;

        var day = AppCalendar.DayOf(@case.App, verdict.At);

        if (verdict.Credit.Blocked is { } rule)
        {
            Add(Measures.BlockedInstalls, verdict.Credit, rule);
            return;
        }

        if (install.LateFraud is { IsMoved: true } late) Add(Measures.LateFraudInstalls, verdict.Credit, late.Rule);
        else Add(MeasureOf(verdict.Conversion), verdict.Credit);

        if (verdict.Discarded is { } discarded) Add(Measures.CorrectedInstalls, discarded.Credit, discarded.Finding.Rule);

        string[] tags = [.. Tags(verdict)];
        foreach (var tagged in tags)
            Add(Measures.TaggedInstalls, verdict.Credit, tagged);

        if (tags.Length > 0 && install.LateFraud is not { IsMoved: true }) Add(Measures.SuspiciousInstalls, verdict.Credit);

        void Add(string measure, Credit credit, string name = "") =>
            @case.State.Add(@case.KeyOf(measure, day, credit, install.Platform, name), new Figure(count, 0));
    }

    // What was noted of the install itself and of the touch that earned it: others' touches are not its fault.
    static IEnumerable<string> Tags(Verdict verdict) => verdict.Fraud
        .Where(found => !found.IsBlocked && (found.TouchId is null || found.TouchId == verdict.Winner?.TouchId))
        .Select(found => found.Rule)
        .Distinct(StringComparer.Ordinal);

    static string MeasureOf(Conversion conversion) => conversion switch
    {
        Conversion.Install => Measures.Installs,
        Conversion.Reinstall => Measures.Reinstalls,
        Conversion.Reattribution => Measures.Reattributions,
        _ => throw new ArgumentOutOfRangeException(nameof(conversion)),
    };
}
