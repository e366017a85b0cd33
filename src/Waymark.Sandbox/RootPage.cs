using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox;

/// <summary>What a person sees who opens the sandbox in a browser.</summary>
static class RootPage
{
    const string Text =
        """
        Waymark sandbox – stand-ins for testing. Not CleverTap.

        The same calls as CleverTap's public server APIs, under /clevertap (or /clevertap/in1 and so on for a region's host):
          ANY  /clevertap/appsflyer/FIELD/…             as AppsFlyer would with FIELD as region: capitals, else EU1
          POST /clevertap/1/upload                      profiles, events, push tokens; ?dryRun=1 only checks
          GET  /clevertap/attribution                   one event from a measurement partner
          GET  /clevertap/v1/connect?partner=NAME       credentials check
          GET  /clevertap/1/profile.json                ?identity= or ?objectId= or ?email=
          POST /clevertap/1/events.json                 then GET with ?cursor=; also profiles.json
          POST /clevertap/1/counts/events.json          also counts/profiles.json
          POST /clevertap/1/delete/profiles.json        also demerge/profiles.json, subscribe, disassociate
          GET  /clevertap/getSchema?type=events         or userProperties

        The sandbox's own (no credentials; ?account=ID, else the first account):
          GET  /clevertap/inspect/accounts              PATCH /clevertap/inspect/accounts/ID changes switches
          GET  /clevertap/inspect/profiles              ?objectId= ?identity= ?after= ?limit=
          GET  /clevertap/inspect/events                ?name= ?objectId= ?identity= ?contains= ?after= ?limit=
          GET  /clevertap/inspect/requests              ?limit=
          GET  /clevertap/inspect/counts
          GET  /clevertap/inspect/faults                PUT sets them: {"mode":"status","status":503,"count":10}
          POST /clevertap/inspect/reset
          POST /clevertap/inspect/events                profiles do something: {"name":"App Uninstalled","to":{"objectIds":["…"]}}
          POST /clevertap/inspect/campaigns             a message to many: {"name":"Weekend_Push","to":{"count":50},"clicked":0.3}
          POST /clevertap/inspect/webhooks              a webhook campaign: {"address":"http://…","shape":"broadcast"}
          GET  /clevertap/inspect/feed                  how the export is doing; PUT says where it goes, DELETE forgets it
          POST /clevertap/inspect/export                exports what is new; ?again=true everything once more
          GET  /clevertap/inspect/export-file?name=…    an export file; ?from= and ?to= are days such as 20260131

        Apple and Meta (no credentials):
          POST /apple/adservices/api/v1/                what the AdServices token asks to hear
          GET  /apple/skan/keys                         the virtual Apple's keys, for an app's skan.testKeys
          POST /apple/skan/send                         signs a postback and sends it: {"to":"http://127.0.0.1:5100","version":"4.0","windows":[0,1,2],"value":20,"coarse":"high"}
                                                        "tampering": forged, altered, truncated, missing, typeConfused, replayed
          GET  /apple/skan/sent                         the last hundred, with what became of them
          POST /meta-ads/referrer                       Meta's encrypted referrer: {"key":"64 hex digits","campaign":"Autumn","view":false}

        A partner that takes anything, as many as there are names:
          ANY  /echo/NAME/any/path                      kept, and answered 200 or as programmed

        What came to a partner and what it answers (no credentials; for CleverTap see above):
          GET  /echo-control/NAME/requests              ?after= ?limit=
          PUT  /echo-control/NAME                       {"answers":[{"status":503,"times":3,"retryAfter":2}],"then":{"delayMs":100}}
          GET  /echo-control/NAME                       how many came, what is left of the programme; DELETE forgets both

        """;

    public static void MapRootPage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", () => TypedResults.Text(Text + string.Concat(StandIns.All.Select(Describe)), "text/plain; charset=utf-8"));

    static string Describe(StandIn standIn) =>
        $"{standIn.Name} (its own addresses under /{standIn.Name}-control):\n{standIn.Addresses.TrimEnd()}\n\n";
}
