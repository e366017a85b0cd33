using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Waymark.Attribution;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Callers;

/// <summary>An app that does not keep full addresses: none is found anywhere afterwards, and matching works all the same.</summary>
public sealed class AddressKeepingTests
{
    const string Visitor = "203.0.113.77", NewVisitor = "2001:db8:1:2:3:4:5:6";

    [Theory]
    [InlineData("truncated", "203.0.113.0")]
    [InlineData("hashed", null)]
    [InlineData("none", null)]
    public async Task No_file_holds_a_full_address_and_clicks_still_match(string keeping, string? kept)
    {
        await using var app = await StartAsync(keeping);

        foreach (var (install, address) in new[] { ("i-1", Visitor), ("i-2", NewVisitor) })
        {
            using var click = await app.FollowAsync($"/Mail1?ip={address}", address: address);
            await app.InstallAsync(install, Phone(address), address: address);
        }

        foreach (var install in new[] { "i-1", "i-2" })
        {
            var found = await app.FindInstallAsync(install);
            found.GetProperty("verdict").GetProperty("matchType").GetString().ShouldBe(MatchNames.Of(Waymark.Attribution.MatchType.Probabilistic));
        }

        var first = await app.FindInstallAsync("i-1");
        if (kept is not null) first.GetProperty("address").GetString().ShouldBe(kept);
        else if (first.TryGetProperty("address", out var hash)) hash.GetString().ShouldNotBeNull().ShouldStartWith("hashed:");

        var files = await StopAndReadAsync(app);
        files.ShouldNotBeEmpty();
        foreach (var (name, bytes) in files)
        {
            foreach (var pattern in Patterns())
                bytes.AsSpan().IndexOf(pattern).ShouldBe(-1, $"{name} holds {Convert.ToHexString(pattern)}");
        }
    }

    [Fact]
    public async Task An_app_that_keeps_addresses_has_them_where_the_others_do_not()
    {
        await using var app = await StartAsync("full");
        await app.InstallAsync("i-1", Phone(Visitor), address: Visitor);
        (await app.FindInstallAsync("i-1")).GetProperty("address").GetString().ShouldBe(Visitor);

        var files = await StopAndReadAsync(app);

        Patterns().Count(pattern => files.Any(file => file.Bytes.AsSpan().IndexOf(pattern) >= 0)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_key_outlives_a_change_of_the_configuration()
    {
        await using var app = await StartAsync("none");
        using (await app.FollowAsync("/Mail1", address: Visitor))
        {
        }

        var (status, _) = await app.TellAsync(HttpMethod.Put, "configuration", Document("hashed").Replace("Diwali", "Holi"));
        status.ShouldBe(HttpStatusCode.OK);
        await app.InstallAsync("i-1", Phone(Visitor), address: Visitor);

        (await app.FindInstallAsync("i-1")).GetProperty("verdict").GetProperty("matchType").GetString()
            .ShouldBe(MatchNames.Of(Waymark.Attribution.MatchType.Probabilistic));
    }

    static JsonObject Phone(string address) =>
        new() { ["system_version"] = "14", ["device_model"] = "Pixel 8", ["language"] = "en", ["device_ip"] = address };

    static Task<WaymarkApplication> StartAsync(string keeping) => WaymarkApplication.StartAsync(Document(keeping));

    static string Document(string keeping) =>
        WaymarkApplication.Document.Replace("\"rateLimit\": 0,", $$"""
            "rateLimit": 0, "privacy": { "addresses": "{{keeping}}" },
            """);

    static IEnumerable<byte[]> Patterns() =>
        new[] { Visitor, NewVisitor, "2001:db8:1:2::" }.SelectMany(address => new[] { Encoding.ASCII.GetBytes(address), IPAddress.Parse(address).GetAddressBytes() })
            .Select(pattern => pattern.AsSpan(0, Math.Min(pattern.Length, 14)).ToArray())
            .Append(IPAddress.Parse(NewVisitor).GetAddressBytes()[..8]);

    // A few facts to a frame: too small to be packed, so that what is in them can be seen.
    static async Task<IReadOnlyList<(string Name, byte[] Bytes)>> StopAndReadAsync(WaymarkApplication app)
    {
        await app.StopAsync();
        return [.. Directory.GetFiles(app.DataDirectory, "*", SearchOption.AllDirectories).Select(file => (file, File.ReadAllBytes(file)))];
    }
}
