using System.Text.Json;
using System.Web;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.GoogleAnalytics;

/// <summary>Stands in for Google's Measurement Protocol: it answers 204 to everything and drops what is wrong.</summary>
sealed class GoogleAnalyticsStandIn(KeptRecords kept)
{
    const string Secret = "test-secret";

    static readonly string[] Apps = ["1:123:android:abc", "1:123:ios:def"];

    public static StandIn Entry { get; } = new(
        "ga4",
        """
          POST /ga4/mp/collect?firebase_app_id=…&api_secret=…
                                                         events; apps 1:123:android:abc and 1:123:ios:def, secret test-secret
          POST /ga4/debug/mp/collect                     says what is wrong with events, keeps nothing, knows no secrets
        """,
        Map);

    static void Map(IEndpointRouteBuilder routes, Desk desk)
    {
        var partner = new GoogleAnalyticsStandIn(desk.Kept);
        routes.MapPost("/mp/collect", http => desk.ReceiveAsync(http, partner.Collect));
        routes.MapPost("/debug/mp/collect", http => desk.ReceiveAsync(http, Explain));
    }

    PartnerAnswer Collect(ReceivedRequest request)
    {
        var query = HttpUtility.ParseQueryString(request.Query);

        if (!Apps.Contains(query["firebase_app_id"]) || query["api_secret"] != Secret)
            return new(204) { Remark = "dropped: unknown app or secret" };

        var faults = GoogleAnalyticsRules.Faults(request);

        if (faults.Count > 0)
            return new(204) { Remark = $"dropped: {faults[0].Description}" };

        var body = request.Json()!.Value;
        var who = body.EnumerateObject().Where(field => field.Name != "events").ToDictionary(field => field.Name, field => field.Value);

        foreach (var one in body.GetProperty("events").EnumerateArray())
            Keep(query["firebase_app_id"]!, who, one);

        return new(204);
    }

    static PartnerAnswer Explain(ReceivedRequest request)
    {
        var faults = GoogleAnalyticsRules.Faults(request);
        var messages = faults.Select(fault => new { fieldPath = fault.Field, description = fault.Description, validationCode = fault.Code });
        return PartnerAnswer.Json(200, new { validationMessages = messages });
    }

    // Purchases are the only events that Google recognises again.
    void Keep(string app, Dictionary<string, JsonElement> who, JsonElement one)
    {
        var record = JsonSerializer.SerializeToElement(new { app, who, @event = one });
        var purchase = one.Text("name") == "purchase" ? one.Field("params", JsonValueKind.Object)?.Text("transaction_id") : null;
        kept.Add("event", purchase, record);
    }
}
