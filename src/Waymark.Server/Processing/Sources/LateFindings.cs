using Waymark.Events;
using Waymark.Fraud;
using Waymark.Fraud.Sources;
using Waymark.Installs;
using Waymark.Reports;

namespace Waymark.Server.Processing.Sources;

/// <summary>A person rejects installs that have been counted: nothing is deleted, the figures move, and only while their month is open.</summary>
static class LateFindings
{
    /// <returns>The note with what became of it.</returns>
    public static SourceNote Apply(Case @case, SourceNote note)
    {
        foreach (var id in note.Word.Installs ?? [])
        {
            if (@case.State.FindInstall(@case.App.Id, id) is not { } install || !IsMeant(install, note.Word.Scope)) continue;

            var late = new LateFraud
            {
                Rule = note.Word.Rule ?? FraudRules.BlockedByHand,
                At = @case.At,
                Fact = @case.Fact.Position,
                IsMoved = FraudMonth.Of(AppCalendar.DayOf(@case.App, install.Verdict!.At)) is var month && month.IsOpenAt(@case.At),
                By = note.Word.By,
                Why = note.Word.Why,
            };

            Reject(@case, install, install with { LateFraud = late });
            note = late.IsMoved ? note with { Moved = note.Moved + 1 } : note with { Noted = note.Noted + 1 };
        }

        return note;
    }

    static bool IsMeant(Install install, SourceScope scope) =>
        install is { Verdict: { } verdict, LateFraud: null } && verdict.Credit.Blocked is null && scope.Covers(SourceKey.Of(verdict.Credit, verdict.Site));

    static void Reject(Case @case, Install before, Install after)
    {
        @case.State.Save(after);

        // What stays in the figures is nothing that anybody else has to correct.
        if (after is not { LateFraud: { IsMoved: true } late, Verdict: { } verdict }) return;

        ConversionFigures.Move(@case, before, after);
        @case.Emit(EventKind.Rejection, new Happening
        {
            Install = after,
            Credit = verdict.Credit with { Blocked = late.Rule },
            Values = Json.Object(
                ("rule", late.Rule),
                ("kind", LateFraud.RejectionKind),
                ("source", verdict.Credit.Source),
                ("campaign", verdict.Credit.CampaignId ?? verdict.Credit.Campaign),
                ("input", late.Why),
                ("touch_id", verdict.Credit.TouchId),
                ("site", verdict.Site)),
        });
    }
}
