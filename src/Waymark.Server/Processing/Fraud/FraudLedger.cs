using Waymark.Attribution;
using Waymark.Events;
using Waymark.Fraud.Reports;
using Waymark.Installs;
using Waymark.Reports;

namespace Waymark.Server.Processing.Fraud;

/// <summary>Writes down which rules of fraud a verdict met, and tells whoever lost an install by them.</summary>
static class FraudLedger
{
    public static void Note(Case @case, Install install, Verdict verdict)
    {
        foreach (var found in CasesOf(@case, install, verdict))
        {
            @case.State.Fraud.Save(found);
            @case.State.Fraud.Add(found.KeyOn(AppCalendar.DayOf(@case.App, verdict.At)), 1);
        }
    }

    /// <summary>The install was decided anew.</summary>
    public static void Replace(Case @case, Install install, Verdict before, Verdict after)
    {
        foreach (var found in CasesOf(@case, install, before))
        {
            @case.State.Fraud.Remove(found);
            @case.State.Fraud.Add(found.KeyOn(AppCalendar.DayOf(@case.App, before.At)), -1);
        }

        Note(@case, install, after);
        if (before.Rejection is not { } told || after.Rejection is not { } now || told.Credit != now.Credit) Tell(@case, install, after);
    }

    /// <summary>Emits the rejection, if there is one.</summary>
    public static void Tell(Case @case, Install install, Verdict verdict)
    {
        if (verdict.Rejection is not { } rejection) return;

        @case.Emit(EventKind.Rejection, new Happening
        {
            Install = install,
            Credit = rejection.Credit,
            Values = Json.Object(
                ("rule", rejection.Finding.Rule),
                ("kind", rejection.Kind),
                ("source", rejection.Credit.Source),
                ("campaign", rejection.Credit.CampaignId ?? rejection.Credit.Campaign),
                ("input", rejection.Finding.Input),
                ("threshold", rejection.Finding.Threshold),
                ("touch_id", rejection.Credit.TouchId),
                ("site", rejection.Finding.Site),
                ("validation", rejection.Finding.Validation)),
        });
    }

    static IEnumerable<FraudCase> CasesOf(Case @case, Install install, Verdict verdict) => FraudCase.Of(@case.App.Id, install.Id, install.Country, verdict);
}
