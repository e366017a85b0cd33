using Waymark.Events;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Revenue;

namespace Waymark.Server.Processing;

/// <summary>Payments: counted once per type and id; only completed ones that bring money in are revenue.</summary>
static class Payments
{
    public static void Apply(Case @case, DeviceCall call)
    {
        if (!call.Root.TryGetProperty("amount", out var said) || Amounts.Read(said) is not (>= 0 and var amount))
        {
            @case.Drop("no_amount");
            return;
        }

        var (typeText, statusText, id) = (call.Text("type"), call.Text("status"), call.Text("payment_id"));
        var (type, status) = (PaymentRules.ReadType(typeText), PaymentRules.ReadStatus(statusText));

        // A payment is first initiated and then completed under one id: each step counts once.
        if (!Repeats.IsNew(@case, call, "payment", $"{type}\n{status}", id)) return;

        var install = Presence.Note(@case, call);
        var userId = call.UserId ?? install?.UserId;
        var payer = Presence.InstallOf(@case, install, userId);
        var credit = payer?.CreditAt(@case.At);
        var money = new Money(amount, @case.App.Currency);
        var isRevenue = PaymentRules.CountsAsRevenue(type, status);
        var platform = install?.Platform ?? default;
        var cohort = isRevenue ? Cohorts.Of(@case, payer) : null;

        var happened = @case.Emit(EventKind.Payment, new Happening
        {
            Install = install,
            UserId = userId,
            Credit = credit,
            Revenue = isRevenue ? money : null,
            Values = Json.Object(
                call.Object("event_data") ?? default,
                ("payment_id", id), ("amount", amount), ("currency", money.Currency), ("type", typeText ?? type), ("status", statusText ?? "PAYMENT_COMPLETED")),
        });

        @case.State.Save(new Payment
        {
            App = @case.App.Id,
            Position = happened.Position,
            Id = id,
            Type = type,
            Status = status,
            Amount = money,
            At = @case.At,
            UserId = userId,
            InstallId = install?.Id,
            Credit = credit,
            Platform = platform,
            Cohort = cohort,
        });

        @case.Count(Measures.Payments, credit, platform, type);
        if (!isRevenue) return;

        var figure = new Figure(1, Amounts.Micros(amount));
        @case.Count(Measures.Revenue, credit, platform, type, figure);
        Cohorts.Add(@case, cohort, figure);
    }
}
