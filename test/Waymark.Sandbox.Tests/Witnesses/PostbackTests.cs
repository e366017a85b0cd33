using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Tests.Witnesses;

public sealed class PostbackTests
{
    static readonly string[] Versions = ["2.1", "2.2", "3.0", "4.0", "aak"];

    [Fact]
    public async Task What_apple_signs_is_counted_once_in_every_version()
    {
        await using var shop = await WitnessShop.StartAsync();

        foreach (var version in Versions)
        {
            (await shop.SendAsync(Order(version))).ShouldBe(["valid"], version);
            (await shop.SendAsync(Order(version, "replayed"))).ShouldBe(["duplicate", "duplicate"], version);
        }

        var rows = (await shop.Shop.GetAsync("/api/manage/v1/apps/shop/reports/skan"))["rows"]!.AsArray();
        rows.Select(row => $"{row!["network"]} {row["installs"]} {row["windows"]![0]!["fine"]!.ToJsonString()}").ShouldBe(
            Versions.Select(version => $$"""{{Network(version)}} 1 {"20":1}""").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_tampered_with_is_refused_in_every_version_and_blocks_nothing()
    {
        await using var shop = await WitnessShop.StartAsync();

        foreach (var version in Versions)
        {
            (await shop.SendAsync(Order(version, "forged"))).ShouldBe(["invalid_signature"], version);
            (await shop.SendAsync(Order(version, "altered"))).ShouldBe(["invalid_signature"], version);
            (await shop.SendAsync(Order(version, "truncated"))).ShouldBe([version == "aak" ? "malformed" : "invalid_signature"], version);
            (await shop.SendAsync(Order(version, "missing"))).ShouldBe(["malformed"], version);
            (await shop.SendAsync(Order(version, "typeConfused"))).ShouldBe(["malformed"], version);
            (await shop.SendAsync(Order(version))).ShouldBe(["valid"], version);
        }

        var rows = (await shop.Shop.GetAsync("/api/manage/v1/apps/shop/reports/skan"))["rows"]!.AsArray();
        rows.Sum(row => row!["installs"]!.GetValue<int>()).ShouldBe(Versions.Length);
    }

    [Fact]
    public async Task A_web_ads_domain_cannot_hide_in_a_yes_or_no()
    {
        await using var shop = await WitnessShop.StartAsync();
        var order = Order("4.0", "typeConfused");
        order["sourceDomain"] = "example.com";

        (await shop.SendAsync(order)).ShouldBe(["malformed"]);
        order["tampering"] = "none";
        (await shop.SendAsync(order)).ShouldBe(["valid"]);
    }

    [Theory]
    [InlineData("4.0")]
    [InlineData("aak")]
    public async Task Later_windows_bring_values_and_losers_assists_and_never_an_install(string version)
    {
        await using var shop = await WitnessShop.StartAsync();
        var order = Order(version);
        order["windows"] = new JsonArray(0, 1, 2);
        order["coarse"] = "medium";
        (await shop.SendAsync(order)).ShouldBe(["valid", "valid", "valid"]);
        var lost = Order(version);
        lost["won"] = false;
        (await shop.SendAsync(lost)).ShouldBe(["valid"]);

        var row = (await shop.Shop.GetAsync("/api/manage/v1/apps/shop/reports/skan"))["rows"]!.AsArray().ShouldHaveSingleItem()!;
        (row["installs"]!.GetValue<int>(), row["assists"]!.GetValue<int>()).ShouldBe((1, 1));
        row["windows"]!.AsArray().Select(window => $"{window!["window"]} {window["postbacks"]}").ShouldBe(["0 1", "1 1", "2 1"]);
        row["windows"]![1]!["coarse"]!.ToJsonString().ShouldBe("""{"medium":1}""");
    }

    [Fact]
    public async Task What_a_developers_phone_signs_is_kept_apart_and_blocks_nothing()
    {
        await using var shop = await WitnessShop.StartAsync();
        var order = Order("aak");
        order["id"] = "5c1e7e0b-0000-4000-8000-000000000009";
        order["development"] = true;
        (await shop.SendAsync(order)).ShouldBe(["development"]);
        order["development"] = false;

        (await shop.SendAsync(order)).ShouldBe(["valid"]);
    }

    [Fact]
    public async Task An_app_that_does_not_list_the_keys_believes_nothing_of_it()
    {
        await using var shop = await WitnessShop.StartAsync();
        var order = Order("4.0");
        order["appStoreId"] = 999;

        (await shop.SendAsync(order)).ShouldBe(["invalid_signature"]);
    }

    static string Network(string version) => $"v{version.Replace(".", "", StringComparison.Ordinal)}.skadnetwork";

    static JsonObject Order(string version, string tampering = "none") => new()
    {
        ["version"] = version, ["network"] = Network(version), ["tampering"] = tampering, ["value"] = 20,
    };
}
