using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Braze;

public sealed class BrazeDeliveryTests
{
    [Fact]
    public async Task Install_sign_up_event_and_payment_arrive()
    {
        await using var shop = await Shop.StartAsync(ShopPlan.For("braze", "\"apiKey\": \"test-key\""));
        await shop.Phone("i-1").UseTheAppAsync(new() { ["braze_device_id"] = "6C6B4E2C-9F50" }, user: "u-1");

        var taken = await shop.BodiesAsync("braze-control", "/users/", calls => All(calls, "purchases").Any() && All(calls, "aliases_to_identify").Any()
            && All(calls, "events").Count() == 2 && All(calls, "attributes").Any(record => record["email"] is not null));

        All(taken, "events").Select(record => $"{record["name"]}").ShouldBe(["organic_install", "add_to_cart"], ignoreOrder: true);
        All(taken, "attributes").Select(record => $"{record["install_attribution_source"]}").ShouldContain("organic");
        All(taken, "attributes").Select(record => $"{record["email"]}").ShouldContain("nila@example.org");
        var purchase = All(taken, "purchases").ShouldHaveSingleItem();
        ($"{purchase["external_id"]}", $"{purchase["product_id"]}", purchase["price"]!.GetValue<decimal>(), $"{purchase["currency"]}")
            .ShouldBe(("u-1", "payment", 499.5m, "INR"));
        All(taken, "aliases_to_identify").ShouldHaveSingleItem()["external_id"]!.GetValue<string>().ShouldBe("u-1");
    }

    static IEnumerable<JsonNode> All(IEnumerable<JsonNode> calls, string array) => calls.SelectMany(call => call[array]?.AsArray() ?? []).Select(record => record!);
}
