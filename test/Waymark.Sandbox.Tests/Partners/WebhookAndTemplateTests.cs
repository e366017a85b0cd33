using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Partners;

/// <summary>From a click to the partner's inbox, through the real server and over HTTP.</summary>
public sealed class WebhookAndTemplateTests
{
    const string Secret = "s3cret";

    [Fact]
    public async Task A_webhook_gets_every_event_signed_through_every_trouble()
    {
        await using var server = await Shop.StartAsync($$"""
            { "id": "crm", "partner": "webhook", "active": true, "events": [ { "event": "*" } ],
              "settings": { "url": "{{Shop.Sandbox}}echo/crm/hook", "secret": "{{Secret}}", "header.X-Team": "growth" } },
            { "id": "lr", "partner": "webhook", "active": true, "events": [ { "event": "*" } ],
              "settings": { "url": "{{Shop.Sandbox}}echo/lr/", "format": "linkrunner", "header.linkrunner-key": "private" } },
            { "id": "chat", "partner": "webhook", "active": true, "events": [ { "event": "payment" } ],
              "settings": { "url": "{{Shop.Sandbox}}echo/chat/", "format": "slack" } }
            """);

        await server.ProgrammeAsync("echo-control/crm", """
            { "answers": [ { "status": 503, "retryAfter": 1 }, { "drop": true, "after": true }, { "status": 429, "retryAfter": 1 }, { "status": 500 } ] }
            """);

        await VisitAsync(server.Phone("i-1"), "net-1");
        var ledger = await server.SettledAsync("crm");
        await server.SettledAsync("lr");
        await server.SettledAsync("chat");

        var calls = await server.ReceivedAsync("echo-control/crm");
        var taken = calls.Where(call => call["taken"]!.GetValue<bool>()).Select(EventId).ToList();
        taken.Distinct().Order().ShouldBe((await SentAsync(server, ledger)).Order());
        taken.Count.ShouldBe(taken.Distinct().Count() + 1, "the answer that was lost made one event come twice");
        calls.ShouldAllBe(call => IsSigned(call) && $"{call["headers"]!["X-Team"]}" == "growth" && EventId(call) == $"{JsonNode.Parse($"{call["body"]}")!["event_id"]}");

        var install = Body(calls.First(call => $"{JsonNode.Parse($"{call["body"]}")!["kind"]}" == "install"));
        $"{install["credit"]!["campaign"]}".ShouldBe("Summer_Sale");
        $"{install["credit"]!["link_parameters"]!["click_id"]}".ShouldBe("net-1");

        var linkrunner = await server.ReceivedAsync("echo-control/lr");
        linkrunner.Select(call => $"{Body(call)["event_type"]}").Order().ShouldBe(["install", "signup"]);
        linkrunner.ShouldAllBe(call => $"{call["headers"]!["linkrunner-key"]}" == "private");
        $"{Body(linkrunner.Single(call => $"{Body(call)["event_type"]}" == "signup"))["additional_data"]!["referral_code"]}".ShouldBe("ABC123");

        (await server.ReceivedAsync("echo-control/chat")).Select(call => $"{Body(call)["text"]}")
            .ShouldContain("Shop: payment by Nila, 499.5 INR, from META, campaign Summer_Sale (android, Google Pixel 8)");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_the_integration_says_so()
    {
        await using var server = await Shop.StartAsync($$"""
            { "id": "crm", "partner": "webhook", "active": true, "settings": { "url": "{{Shop.Sandbox}}echo/crm/" } }
            """);
        await server.ProgrammeAsync("echo-control/crm", $$"""{ "then": { "redirectTo": "{{Shop.Sandbox}}echo/elsewhere/" } }""");

        await VisitAsync(server.Phone("i-1"), "net-1");

        var ledger = await server.LedgerAsync("crm", ledger => $"{ledger["state"]}" == "broken");
        $"{ledger["reason"]}".ShouldContain("redirects are not followed");
        (await server.ReceivedAsync("echo-control/elsewhere")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Templates_of_settings_and_of_files_call_their_partners()
    {
        await using var server = await Shop.StartAsync(new ShopPlan(
            $$"""
            { "id": "net", "partner": "template", "active": true, "sources": ["META"], "events": [ { "event": "payment", "as": "purchase & more" } ],
              "settings": { "installUrl": "{{Shop.Sandbox}}echo/net/install?click={click_id}&gaid={gaid}&key={account_token}&plain={nothing}",
                            "eventUrl": "{{Shop.Sandbox}}echo/net/event?click={click_id}&type={partner_event_id}&value={event_revenue}&cur={event_revenue_currency}",
                            "account_token": "s3cret" } },
            { "id": "nw", "partner": "northwind", "active": true, "events": [ { "event": "*" } ], "settings": { "apiKey": "k-1" } },
            { "id": "gone", "partner": "broken", "active": true, "settings": { "apiKey": "k-1" } }
            """)
        {
            Partners =
            [
                ("northwind.json", $$$"""
                { "name": "northwind", "displayName": "Northwind", "documentation": "https://northwind.example/docs", "checkedOn": "2026-11-21", "class": "own",
                  "settings": [ { "name": "apiKey", "description": "Your key.", "required": true, "secret": true } ],
                  "method": "POST", "urls": { "install": "{{{Shop.Sandbox}}}echo/northwind/{event_name}", "event": "{{{Shop.Sandbox}}}echo/northwind/{event_name}" },
                  "headers": { "X-Key": "{apiKey}" }, "body": "{\"id\":\"{event_id}\",\"source\":\"{media_source}\",\"values\":{event_value}}",
                  "success": { "contains": "accepted" } }
                """),
                ("broken.json", """{ "name": "broken", "urls": { "event": "https://{apiKey}.example" } }"""),
            ],
        });
        await server.ProgrammeAsync("echo-control/northwind", """{ "then": { "status": 200, "body": "{\"result\":\"accepted\"}" } }""");
        var phone = server.Phone("i-1");

        await VisitAsync(phone, "net 1&2");
        var ledger = await server.SettledAsync("net");
        await server.SettledAsync("nw");

        var calls = await server.ReceivedAsync("echo-control/net");
        calls.Count.ShouldBe(2);
        var install = Query(calls.Single(call => $"{call["path"]}" == "/echo/net/install"));
        (install["click"], install["gaid"], install["key"], install["plain"]).ShouldBe(("net 1&2", phone.AdvertisingId, "s3cret", "{nothing}"));
        var payment = Query(calls.Single(call => $"{call["path"]}" == "/echo/net/event"));
        (payment["click"], payment["type"], payment["value"], payment["cur"]).ShouldBe(("net 1&2", "purchase & more", "499.5", "INR"));
        ledger["sent"]!.GetValue<long>().ShouldBe(2);

        var northwind = await server.ReceivedAsync("echo-control/northwind");
        northwind.Select(call => $"{call["path"]}").Order().ShouldBe(["/echo/northwind/add_to_cart", "/echo/northwind/install", "/echo/northwind/payment"]);
        northwind.ShouldAllBe(call => $"{call["headers"]!["X-Key"]}" == "k-1" && $"{Body(call)["source"]}" == "META");
        $"{Body(northwind.Single(call => $"{call["path"]}".EndsWith("cart", StringComparison.Ordinal)))["values"]!["sku"]}".ShouldBe("s 1&2");

        server.Lines.ShouldContain(line => line.Contains("broken.json: displayName: is missing", StringComparison.Ordinal));
        $"{(await server.GetAsync("/api/manage/v1/apps/shop/integrations/gone/ledger"))["state"]}".ShouldBe("broken");

        var converted = await server.PostAsync("/api/manage/v1/templates/convert", new() { ["from"] = "appsflyer", ["template"] = "https://n.example/?c=(clickid)&x=(sdk_key)" });
        $"{converted["template"]}".ShouldBe("https://n.example/?c={click_id}&x=");
        converted["withoutEquivalent"]!.AsArray().Select(macro => $"{macro}").ShouldBe(["(sdk_key)"]);
    }

    // What the ledger counts as sent is the stream without what the decision table kept back.
    static async Task<IReadOnlyList<string>> SentAsync(Shop server, JsonNode ledger)
    {
        var events = (await server.GetAsync("/api/manage/v1/apps/shop/stream?limit=1000"))["events"]!.AsArray();
        var told = events.Where(happened => $"{happened!["kind"]}" is "install" or "signup" or "event" or "payment" or "identified" or "user_updated")
            .Select(happened => $"{happened!["id"]}").ToList();
        ledger["sent"]!.GetValue<long>().ShouldBe(told.Count);
        return told;
    }

    static bool IsSigned(JsonNode call)
    {
        var parts = $"{call["headers"]!["X-Waymark-Signature"]}".Split(',').ToDictionary(part => part.Split('=')[0], part => part.Split('=')[1]);
        var age = DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts["t"], CultureInfo.InvariantCulture));
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{call["body"]}"));
        return age < TimeSpan.FromMinutes(5) && parts["v1"] == Convert.ToHexStringLower(expected);
    }

    static async Task VisitAsync(ShopPhone phone, string clickId)
    {
        await phone.InstallAsync($"/?c=AbC123&click_id={Uri.EscapeDataString(clickId)}");
        await phone.SignUpAsync("u-1", ("name", "Nila"), ("referral_code", "ABC123"));
        await phone.DoAsync("add_to_cart", new() { ["sku"] = "s 1&2" });
        await phone.PayAsync("pay-1", 499.5m);
    }

    static string EventId(JsonNode call) => $"{call["headers"]!["X-Waymark-Event-Id"]}";

    static JsonNode Body(JsonNode call) => JsonNode.Parse($"{call["body"]}")!;

    static System.Collections.Specialized.NameValueCollection Query(JsonNode call) => HttpUtility.ParseQueryString($"{call["query"]}");
}
