using Waymark.Attribution;
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
        var (measure, name) = install.LateFraud is { IsMoved: true } late ? (Measures.LateFraudInstalls, late.Rule) : (MeasureOf(verdict.Conversion), "");
        @case.State.Add(@case.KeyOf(measure, day, verdict.Credit, install.Platform, name), new Figure(count, 0));
    }

    static string MeasureOf(Conversion conversion) => conversion switch
    {
        Conversion.Install => Measures.Installs,
        Conversion.Reinstall => Measures.Reinstalls,
        Conversion.Reattribution => Measures.Reattributions,
        _ => throw new ArgumentOutOfRangeException(nameof(conversion)),
    };
}
