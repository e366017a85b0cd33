using Waymark.Events;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Server.Processing.Referrals;

namespace Waymark.Server.Processing;

/// <summary>What an app reports by its own names.</summary>
static class InAppEvents
{
    // Longer names are kept in the stream; reports would not know what to do with them.
    const int LongestReportedName = 128;

    public static void Apply(Case @case, DeviceCall call)
    {
        if (call.Text("event_name") is not { } name)
        {
            @case.Drop("no_event_name");
            return;
        }

        if (!Repeats.IsNew(@case, call, "event", name, call.Text("event_id"))) return;

        var install = Presence.Note(@case, call);
        var userId = call.UserId ?? install?.UserId;
        var credit = Presence.CreditOf(@case, install, userId);

        @case.Emit(EventKind.InApp, new Happening
        {
            Name = name,
            Install = install,
            UserId = userId,
            Credit = credit,
            // Figures count payments only, so that a purchase reported both ways is not counted twice.
            Revenue = EventRevenue.Of(call.Object("event_data"), @case.App),
            Values = call.ObjectBytes("event_data"),
        });

        var reported = name.Length <= LongestReportedName ? name : name[..LongestReportedName];
        @case.Count(Measures.Events, credit, install?.Platform ?? default, reported);
        InvitedPeople.Did(@case, Presence.InstallOf(@case, install, userId), reported);
    }
}
