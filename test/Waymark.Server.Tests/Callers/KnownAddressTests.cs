using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Server.Tests.Support;
using Waymark.Tests.Support;

namespace Waymark.Server.Tests.Callers;

/// <summary>What is known of an address, from the files to the answers.</summary>
public sealed class KnownAddressTests
{
    [Fact]
    public async Task Old_clients_hear_where_they_are()
    {
        await using var app = await StartAsync();

        var init = new JsonObject { ["install_instance_id"] = "i-1", ["platform"] = "REACT_NATIVE" };
        var told = (await app.CallAsync("init", init, address: "192.0.2.55")).GetProperty("data").GetProperty("ip_location_data");

        told.GetProperty("ip").GetString().ShouldBe("192.0.2.55");
        told.GetProperty("city").GetString().ShouldBe("Bengaluru");
        told.GetProperty("region").GetString().ShouldBe("Karnataka");
        told.GetProperty("countryLong").GetString().ShouldBe("India");
        told.GetProperty("countryShort").GetString().ShouldBe("IN");
        told.GetProperty("latitude").GetDouble().ShouldBe(12.9716);
        told.GetProperty("longitude").GetDouble().ShouldBe(77.5946);
        told.GetProperty("timeZone").GetString().ShouldBe("Asia/Kolkata");
        told.GetProperty("zipCode").GetString().ShouldBe("560001");
    }

    [Fact]
    public async Task Where_nothing_is_known_nothing_is_guessed()
    {
        await using var app = await StartAsync();

        var init = new JsonObject { ["install_instance_id"] = "i-1", ["platform"] = "REACT_NATIVE" };
        var told = (await app.CallAsync("init", init, address: "198.51.100.1")).GetProperty("data").GetProperty("ip_location_data");

        told.EnumerateObject().Select(key => key.Name).ShouldBe(["ip"]);
    }

    [Fact]
    public async Task An_install_knows_where_it_was_first_opened_and_on_what_network()
    {
        await using var app = await StartAsync();

        await app.InstallAsync("i-1", [], address: "192.0.2.55");
        await app.InstallAsync("i-2", [], address: "203.0.113.7");

        var (india, cloud) = (await app.FindInstallAsync("i-1"), await app.FindInstallAsync("i-2"));
        india.GetProperty("country").GetString().ShouldBe("IN");
        cloud.GetProperty("network").GetString().ShouldBe("dataCentre");
        cloud.TryGetProperty("country", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_smart_link_leads_by_the_country_of_the_address_not_of_the_language()
    {
        await using var app = await StartAsync();
        await app.MakeLinkAsync("""
            { "token": "trip", "name": "Trip", "fallbackUrl": { "default": "https://links.example.test/world", "IN": "https://links.example.test/india", "DE": "https://links.example.test/berlin" } }
            """);

        // The browser's language is Indian English everywhere.
        (await LedToAsync("2001:db8:1::5")).ShouldStartWith("https://links.example.test/berlin");
        (await LedToAsync("198.51.100.1")).ShouldStartWith("https://links.example.test/india");

        async Task<string> LedToAsync(string address)
        {
            using var answer = await app.FollowAsync("/trip", address: address);
            return answer.Headers.Location.ShouldNotBeNull().ToString();
        }
    }

    [Fact]
    public async Task An_owner_can_ask_about_an_address()
    {
        await using var app = await StartAsync();

        var known = await app.ManageAsync("addresses/203.0.113.7");
        known.GetProperty("network").GetString().ShouldBe("dataCentre");
        known.GetProperty("list").GetString().ShouldBe("datacentre/cloud.txt");
        known.GetProperty("reach").GetString().ShouldBe("public");

        var files = await app.ManageAsync("addresses");
        files.GetProperty("lists")[0].GetProperty("prefixes").GetInt32().ShouldBe(1);
        files.GetProperty("geo").GetProperty("type").GetString().ShouldNotBeNull();
        files.TryGetProperty("advice", out _).ShouldBeFalse();

        using var mistake = await app.ManageRawAsync("addresses/nowhere");
        mistake.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Without_files_it_is_said_how_to_add_them()
    {
        await using var app = await WaymarkApplication.StartAsync();

        (await app.ManageAsync("addresses")).GetProperty("advice").GetString().ShouldNotBeNull().ShouldContain("addresses");
    }

    [Fact]
    public async Task Health_says_what_is_read_and_a_broken_file_does_not_make_it_ill()
    {
        await using var app = await WaymarkApplication.StartAsync(prepare: data =>
        {
            Directory.CreateDirectory(Path.Combine(data, "addresses"));
            File.WriteAllText(Path.Combine(data, "addresses", "tor.txt"), "<html>Not found</html>");
        });

        var health = await app.Client.GetFromJsonAsync<JsonElement>("/health/ready");

        health.GetProperty("status").GetString().ShouldBe("ok");
        health.GetProperty("addresses").GetProperty("lists").GetInt32().ShouldBe(0);
        health.GetProperty("addresses").GetProperty("problems")[0].GetString().ShouldBe("tor.txt: it is no list of addresses; it is left out.");
    }

    static Task<WaymarkApplication> StartAsync() => WaymarkApplication.StartAsync(prepare: data =>
    {
        var folder = Path.Combine(data, "addresses");
        Directory.CreateDirectory(Path.Combine(folder, "datacentre"));
        File.WriteAllText(Path.Combine(folder, "datacentre", "cloud.txt"), "203.0.113.0/24");
        File.WriteAllBytes(Path.Combine(folder, "city.mmdb"), ComposedGeo.File());
    });
}
