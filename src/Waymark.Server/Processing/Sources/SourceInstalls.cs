using Waymark.Fraud.Sources;
using Waymark.Installs;
using Waymark.Reports;
using Waymark.Storage;

namespace Waymark.Server.Processing.Sources;

/// <summary>First opens in the figures of whoever is credited with them: blocked ones too, for they tell about their source.</summary>
static class SourceInstalls
{
    static readonly SourceFigures Return = new() { Returned = 1 };

    /// <param name="case">The fact.</param>
    /// <param name="install">The install.</param>
    /// <param name="count">1, or -1 to take it back.</param>
    public static void Add(Case @case, Install install, int count)
    {
        if (install.Verdict is not { } verdict) return;

        var credited = new SourceInstall(AppCalendar.UtcDay(verdict.At), install.Id, SourceKey.Of(verdict.Credit, verdict.Site));
        @case.State.Sources.Add(@case.App.Id, credited.Day, credited.Key, SourceArrival.Of(install, verdict, count));

        // Nobody rejects what is organic.
        if (verdict.Credit.IsOrganic) return;
        if (count > 0) @case.State.Sources.Note(@case.App.Id, credited);
        else @case.State.Sources.Forget(@case.App.Id, credited);
    }

    /// <summary>It was opened again on the day after the install.</summary>
    public static void Returned(Case @case, Install install)
    {
        if (install.Verdict is { } verdict)
            @case.State.Sources.Add(@case.App.Id, AppCalendar.UtcDay(verdict.At), SourceKey.Of(verdict.Credit, verdict.Site), Return);
    }
}
