using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Meta;

public sealed class MetaDeliveryTests
{
    [Fact]
    public async Task Install_event_and_payment_arrive()
    {
        await using var shop = await ServedApplication.StartAsync("meta", new JsonObject { ["datasetId"] = "1234567890", ["accessToken"] = "test-token" });
        await shop.UseAppAsync(new JsonObject { ["fb_anon_id"] = "XZ1234" });

        var taken = await shop.TakenAsync("/events", calls => Events(calls).Count() == 3);

        Events(taken).Select(one => $"{one["event_name"]}").ShouldBe(["MobileAppInstall", "AddToCart", "Purchase"], ignoreOrder: true);
        Events(taken).ShouldAllBe(one => $"{one["user_data"]!["madid"]}" == "38400000-8cf0-11bd-b23e-10b96e40000d");
        var purchase = Events(taken).Single(one => $"{one["event_name"]}" == "Purchase");
        (purchase["custom_data"]!["value"]!.GetValue<decimal>(), $"{purchase["custom_data"]!["currency"]}", $"{purchase["custom_data"]!["order_id"]}")
            .ShouldBe((499m, "INR", "pay-5"));
        $"{purchase["user_data"]!["anon_id"]}".ShouldBe("XZ1234");
    }

    static IEnumerable<JsonNode> Events(IEnumerable<JsonNode> calls) => calls.SelectMany(call => call["data"]!.AsArray()).Select(one => one!);
}
