using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Server.Processing.Referrals;

namespace Waymark.Server.Processing;

/// <summary>What a web page reports: kept with the visitor's own fields.</summary>
static class WebEvents
{
    public static void Apply(Case @case)
    {
        var call = @case.Said.Call;
        var name = call.Text("event_name") ?? call.Text("event_type") ?? "web";

        if (call.Text("event_id") is { } id && !@case.State.Remember(@case.App.Id, Fingerprint.Of("web", id), @case.At))
        {
            @case.Drop("repeat");
            return;
        }

        @case.Emit(EventKind.Web, new Happening
        {
            Name = name,
            UserId = call.UserId,
            Platform = Platform.Web,
            Credit = Presence.CreditOf(@case, null, call.UserId),
            Values = call.Bytes(),
        });
        WebArrivals.Apply(@case, call);
        @case.Count(Measures.WebEvents, null, Platform.Web, name.Length <= 128 ? name : name[..128]);
    }
}
