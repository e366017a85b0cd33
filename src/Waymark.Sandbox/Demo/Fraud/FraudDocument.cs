using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>The demo's shop with two networks that cheat, and rules that block where the defaults only tag.</summary>
static class FraudDocument
{
    public const string AdNet = "AdNet", AdNetLink = "/p/42?c=AdN789", FarmSite = "bot-farm-7";
    public const string FloodNet = "FloodNet", FloodNetLink = "/p/42?c=FlD012";
    public const string MetaLink = "/p/42?c=AbC123", MailLink = "/p/42?c=DiW456";

    static readonly string[] Blocking =
        ["too_many_engagements", "ip_rate", "device_conflict", "emulator", "duplicate_install", "ctit_anomaly", "low_cvr"];

    public static string Write(Uri cleverTap)
    {
        var document = JsonNode.Parse(DemoDocument.Write(cleverTap))!;
        var app = document["apps"]![0]!;

        foreach (var (id, name, network) in new[] { ("AdN789", "AdNet_Push", AdNet), ("FlD012", "Flood_Banner", FloodNet) })
            app["campaigns"]!.AsArray().Add(new JsonObject { ["id"] = id, ["name"] = name, ["network"] = network });

        // People in the demo wait eleven seconds between click and open, which is little, but no cheat's.
        JsonArray rules = [new JsonObject { ["rule"] = "ctit_short", ["mode"] = "block", ["tagThreshold"] = 10 }];
        foreach (var rule in Blocking)
            rules.Add(new JsonObject { ["rule"] = rule, ["mode"] = "block" });

        app["fraud"] = new JsonObject { ["rules"] = rules };
        return document.ToJsonString();
    }
}
