using Waymark.Connectors.Tests.Support;
using Waymark.Devices;
using Waymark.Privacy;

namespace Waymark.Connectors.Tests.GoogleAnalytics;

/// <summary>A gallery of requests: somebody who knows Google Analytics but not our code can check the files.</summary>
public sealed class GoogleAnalyticsRequestsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["ga4"];

    [Theory, MemberData(nameof(Told))]
    public Task Gallery(string tale) => Approved.MatchesAsync(tale, Tales.Requests(_connector, SomeGoogleAnalytics.Tale(tale)));

    public static TheoryData<string> Told =>
        [.. Tales.Names.Select(row => row.Data).Where(tale => tale is not ("sign-up" or "user-updated"))];

    [Theory]
    [InlineData("sign-up")]
    [InlineData("user-updated")]
    public void Names_and_addresses_are_none_of_googles_business(string tale) =>
        _connector.Compose(SomeGoogleAnalytics.Tale(tale)).ShouldBe(new Composition.Skips("nothing_to_tell"));

    [Fact]
    public Task Consent_and_session_go_with_the_event()
    {
        var telling = Tales.Of(
            "web-visit", SomeGoogleAnalytics.Integration(), SomeGoogleAnalytics.InstanceId,
            ("ga_session_id", Some.Moment.AddMinutes(-5).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var install = telling.Subject.Install! with { Consent = new Consent(IsEea: true, AdUserData: true, AdPersonalization: null) };

        return Approved.MatchesAsync("consent-and-session", Tales.Requests(_connector, telling with { Subject = telling.Subject with { Install = install } }));
    }

    [Fact]
    public Task An_iphone_has_a_data_stream_of_its_own()
    {
        var integration = SomeGoogleAnalytics.Integration(("iosAppId", "1:123:ios:def"), ("iosApiSecret", "ios-secret"), ("region", "EU"));
        var telling = Tales.Of("web-visit", integration, SomeGoogleAnalytics.InstanceId);

        return Approved.MatchesAsync("ios", Tales.Requests(_connector, telling with { Event = telling.Event with { Platform = Platform.Ios } }));
    }

    [Fact]
    public Task Probes() => Approved.MatchesAsync(
        "probes", _connector.Probes(SomeGoogleAnalytics.Settings(("iosAppId", "1:123:ios:def"), ("iosApiSecret", "ios-secret"))));

    [Fact]
    public async Task Events_of_one_installation_share_a_call()
    {
        var first = Tales.Compose(_connector, SomeGoogleAnalytics.Tale("event")).Parcels[0];
        var second = Tales.Compose(_connector, SomeGoogleAnalytics.Tale("payment")).Parcels[0];
        var other = Tales.Compose(_connector, Tales.Of("payment", SomeGoogleAnalytics.Integration(), ("ga_app_instance_id", new string('f', 32)))).Parcels[0];

        second.Route.ShouldBe(first.Route);
        other.Route.ShouldNotBe(first.Route);

        var body = await Support.Requests.JsonAsync(_connector.Build(first.Route, [first, second], SomeGoogleAnalytics.Settings()));
        body.GetProperty("events").EnumerateArray().Select(sent => sent.GetProperty("name").GetString()).ShouldBe(["add_to_cart", "purchase"]);
    }
}
