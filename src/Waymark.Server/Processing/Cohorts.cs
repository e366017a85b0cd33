using Waymark.Installs;
using Waymark.Referrals.Reports;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Server.Processing.Referrals;
using Waymark.Server.Processing.Sources;

namespace Waymark.Server.Processing;

/// <summary>Figures of the day an install happened on: who came back after how many days, and what they had paid by then.</summary>
static class Cohorts
{
    /// <summary>An install that was known was opened; only the first open of a day is looked at.</summary>
    /// <param name="case">The fact.</param>
    /// <param name="before">The install before this open.</param>
    public static void Opened(Case @case, Install before)
    {
        if (before is not { Verdict: { IsBlocked: false } verdict, LastOpenedAt: { } last }) return;

        var today = AppCalendar.DayOf(@case.App, @case.At);
        var day = AppCalendar.DayOf(@case.App, verdict.At);

        if (AppCalendar.DayOf(@case.App, last) >= today || CohortDays.ReturnOn(today.DayNumber - day.DayNumber) is not { } name) return;

        if (name == CohortDays.Name(1)) SourceInstalls.Returned(@case, before);
        if (before.LateFraud is { IsMoved: true }) return;

        @case.State.Add(@case.KeyOf(Measures.Returns, day, verdict.Credit, before.Platform, name), new Figure(1, 0));
        if (InvitedPeople.Brought(@case, before) is not null) @case.State.Add(InvitedPeople.KeyOf(@case, ReferralMeasures.Returns, day, before.Platform, name), new Figure(1, 0));
    }

    /// <returns>Which cohort the payer belongs to; null for somebody without an install that was decided on.</returns>
    public static Cohort? Of(Case @case, Install? payer)
    {
        if (payer?.Verdict is not { IsBlocked: false } verdict) return null;

        var day = AppCalendar.DayOf(@case.App, verdict.At);
        var age = AppCalendar.DayOf(@case.App, @case.At).DayNumber - day.DayNumber;
        return CohortDays.PaidWithin(age) is { } span ? new Cohort(day, span, verdict.Credit, payer.Platform, InvitedPeople.Brought(@case, payer) is not null) : null;
    }

    /// <summary>Adds a payment to its cohort, or takes it back with a negative figure.</summary>
    public static void Add(Case @case, Cohort? cohort, Figure figure)
    {
        if (cohort is null) return;

        @case.State.Add(@case.KeyOf(Measures.CohortRevenue, cohort.Day, cohort.Credit, cohort.Platform, cohort.Span), figure);
        if (cohort.IsReferred) @case.State.Add(InvitedPeople.KeyOf(@case, ReferralMeasures.CohortRevenue, cohort.Day, cohort.Platform, cohort.Span), figure);
    }
}
