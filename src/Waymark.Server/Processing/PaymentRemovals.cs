using Waymark.Events;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Revenue;

namespace Waymark.Server.Processing;

/// <summary>Takes payments back: the one that is named, or all of a user when only the user is.</summary>
static class PaymentRemovals
{
    public static void Apply(Case @case, DeviceCall call)
    {
        var install = Presence.Note(@case, call);

        foreach (var payment in Named(@case, call).Where(payment => !payment.IsRemoved))
        {
            @case.State.Save(payment with { IsRemoved = true });
            @case.Emit(EventKind.PaymentRemoved, new Happening
            {
                Install = payment.InstallId is { } id ? @case.State.FindInstall(@case.App.Id, id) : install,
                UserId = payment.UserId,
                Credit = payment.Credit,
                Values = Json.Object(("payment_id", payment.Id), ("amount", payment.Amount.Amount), ("currency", payment.Amount.Currency), ("type", payment.Type)),
            });

            if (payment is { IsRevenue: true, Credit: not { Blocked: not null } }) TakeBack(@case, payment);
        }
    }

    static IReadOnlyList<Payment> Named(Case @case, DeviceCall call) => (call.Text("payment_id"), call.UserId) switch
    {
        ({ } id, _) => @case.State.PaymentsById(@case.App.Id, id),
        (null, { } user) => @case.State.PaymentsOfUser(@case.App.Id, user),
        _ => [],
    };

    // From the figures of the day it was counted on, so that a day's revenue is what was really kept of it.
    static void TakeBack(Case @case, Payment payment)
    {
        var figure = new Figure(-1, -Amounts.Micros(payment.Amount.Amount));
        var day = AppCalendar.DayOf(@case.App, payment.At);

        @case.State.Add(@case.KeyOf(Measures.Revenue, day, payment.Credit, payment.Platform, payment.Type), figure);
        Cohorts.Add(@case, payment.Cohort, figure);
    }
}
