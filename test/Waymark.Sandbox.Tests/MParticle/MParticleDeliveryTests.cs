using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.MParticle;

public sealed class MParticleDeliveryTests
{
    [Fact]
    public async Task Install_sign_up_event_and_payment_arrive()
    {
        await using var shop = await Shop.StartAsync(ShopPlan.For("mparticle", "\"key\": \"test-key\", \"secret\": \"test-secret\""));
        await shop.Phone("i-1").UseTheAppAsync(new() { ["mpid"] = "-7346244611012968789" }, user: "u-1");

        var taken = await shop.BodiesAsync("mparticle-control", "/bulkevents", calls => Events(calls).Count() == 4 && Batches(calls).Any(batch => batch["user_identities"]?["email"] is not null));

        Events(taken).Select(one => $"{one["event_type"]} {one["data"]!["event_name"]}".TrimEnd()).ShouldBe(
            ["application_state_transition", "custom_event attribution", "custom_event add_to_cart", "commerce_event"], ignoreOrder: true);
        var payment = Batches(taken).Single(batch => batch["events"]!.AsArray().Any(one => $"{one!["event_type"]}" == "commerce_event"));
        ($"{payment["mpid"]}", $"{payment["user_identities"]!["customer_id"]}").ShouldBe(("-7346244611012968789", "u-1"));
        payment["events"]![0]!["data"]!["product_action"]!["total_amount"]!.GetValue<decimal>().ShouldBe(499.5m);
    }

    static IEnumerable<JsonNode> Batches(IEnumerable<JsonNode> calls) => calls.SelectMany(call => call.AsArray()).Select(batch => batch!);

    static IEnumerable<JsonNode> Events(IEnumerable<JsonNode> calls) => Batches(calls).SelectMany(batch => batch["events"]!.AsArray()).Select(one => one!);
}
