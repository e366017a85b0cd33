using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>The demo's shop with invites: thresholds are lower than they would be, because nobody wants to wait.</summary>
static class ReferralDocument
{
    public const string WebToken = "web_shop";
    public const int LeastSecondsToInstall = 3, ReferralsPerHour = 6;

    public static string Write(Uri cleverTap)
    {
        var document = JsonNode.Parse(DemoDocument.Write(cleverTap))!;
        var app = document["apps"]![0]!;

        app["webTokens"] = new JsonArray(WebToken);
        app["website"] = "https://www.shop.example/";
        app["referrals"] = new JsonObject
        {
            ["fraud"] = new JsonObject { ["leastSecondsToInstall"] = LeastSecondsToInstall, ["referralsPerHour"] = ReferralsPerHour },
            ["savings"] = new JsonArray(new JsonObject { ["country"] = "IN", ["amount"] = 40 }, new JsonObject { ["amount"] = 120 }),
        };
        return document.ToJsonString();
    }
}
