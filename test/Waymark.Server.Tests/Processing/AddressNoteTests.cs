using Waymark.Facts;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class AddressNoteTests
{
    [Fact]
    public async Task Clicks_and_first_opens_remember_country_and_network()
    {
        await using var app = new ProcessingApplication();
        app.Known["203.0.113.7"] = new AddressNote { Country = "IN", City = "Pune" };
        app.Known["198.51.100.9"] = new AddressNote { Country = "DE", Network = NetworkKind.Listed };

        var click = app.Click();
        app.Init("i-1");
        app.Init("i-2", address: "192.0.2.1");
        await app.ProcessAsync();

        var touch = app.Touches.Find(app.App, click).ShouldNotBeNull();
        (touch.Country, touch.Network).ShouldBe(("IN", NetworkKind.Ordinary));
        (app.Install("i-1").Country, app.Install("i-1").Network).ShouldBe(("DE", NetworkKind.Listed));
        (app.Install("i-2").Country, app.Install("i-2").Network).ShouldBe((null, NetworkKind.Ordinary));
    }

    [Theory]
    [InlineData(NetworkKind.Ordinary, 1)]
    [InlineData(NetworkKind.Listed, 1)]
    [InlineData(NetworkKind.PrivateRelay, 0)]
    [InlineData(NetworkKind.DataCentre, 0)]
    [InlineData(NetworkKind.Tor, 0)]
    [InlineData(NetworkKind.Vpn, 0)]
    public async Task Nobody_is_matched_by_an_address_that_strangers_share(NetworkKind network, int candidates)
    {
        await using var app = new ProcessingApplication();
        app.Known[ProcessingApplication.Home] = new AddressNote { Network = network };
        app.Click();
        app.Advance(TimeSpan.FromMinutes(1));
        app.Init("i-1", address: ProcessingApplication.Home);

        await app.ProcessAsync();

        app.Install("i-1").Verdict.ShouldNotBeNull().Candidates.Count.ShouldBe(candidates);
    }

    [Fact]
    public async Task Where_the_address_is_not_kept_its_key_matches_all_the_same()
    {
        await using var app = new ProcessingApplication();
        app.Known["203.0.113.0"] = new AddressNote { MatchKey = "k:home" };
        app.Known["203.0.113.1"] = new AddressNote { MatchKey = "k:neighbour" };
        app.Click(address: "203.0.113.0");
        app.Advance(TimeSpan.FromMinutes(1));
        app.Init("i-1", address: "203.0.113.0");
        app.Init("i-2", address: "203.0.113.1");

        await app.ProcessAsync();

        app.Install("i-1").Verdict.ShouldNotBeNull().Candidates.Count.ShouldBe(1);
        app.Install("i-2").Verdict.ShouldNotBeNull().Candidates.ShouldBeEmpty();
    }
}
