using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Meta;

public sealed class MetaDeliveryTests
{
    [Fact]
    public async Task Install_event_and_payment_arrive()
    {
        await using var shop = await Shop.StartAsync(ShopPlan.For("meta", "\"datasetId\": \"1234567890\", \"accessToken\": \"test-token\""));
        var phone = shop.Phone("i-1");
        await phone.UseTheAppAsync(new() { ["fb_anon_id"] = "XZ1234" }, user: "u-1");

        var taken = await shop.BodiesAsync("meta-control", "/events", calls => Events(calls).Count() == 3);

        Events(taken).Select(one => $"{one["event_name"]}").ShouldBe(["MobileAppInstall", "AddToCart", "Purchase"], ignoreOrder: true);
        Events(taken).ShouldAllBe(one => $"{one["user_data"]!["madid"]}" == phone.AdvertisingId);
        var purchase = Events(taken).Single(one => $"{one["event_name"]}" == "Purchase");
        (purchase["custom_data"]!["value"]!.GetValue<decimal>(), $"{purchase["custom_data"]!["currency"]}", $"{purchase["custom_data"]!["order_id"]}")
            .ShouldBe((499.5m, "INR", "pay-1"));
        $"{purchase["user_data"]!["anon_id"]}".ShouldBe("XZ1234");
    }

    static IEnumerable<JsonNode> Events(IEnumerable<JsonNode> calls) => calls.SelectMany(call => call["data"]!.AsArray()).Select(one => one!);
}
