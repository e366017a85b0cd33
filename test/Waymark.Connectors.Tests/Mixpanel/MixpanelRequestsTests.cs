using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.Mixpanel;

/// <summary>A gallery of requests: somebody who knows Mixpanel but not our code can check the files.</summary>
public sealed class MixpanelRequestsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["mixpanel"];

    [Theory, MemberData(nameof(Tales.Names), MemberType = typeof(Tales))]
    public Task Gallery(string tale) =>
        Approved.MatchesAsync(tale, Tales.Requests(_connector, Tales.Of(tale, SomeMixpanel.Integration())));

    [Fact]
    public Task An_install_of_a_device_that_mixpanel_knows() => Approved.MatchesAsync(
        "install-of-known-device",
        Tales.Requests(_connector, Tales.Of("inorganic-install", SomeMixpanel.Integration(), ("mixpanel_distinct_id", "$device:7b1c"))));

    [Fact]
    public Task A_service_account_signs_in_for_its_project() => Approved.MatchesAsync(
        "service-account",
        Tales.Requests(_connector, Tales.Of(
            "web-visit", SomeMixpanel.Integration(("serviceAccount", "waymark.abc"), ("serviceAccountSecret", "s3cret"), ("projectId", "1234567")))));

    [Fact]
    public Task Probes() => Approved.MatchesAsync("probes", _connector.Probes(SomeMixpanel.Settings()));

    [Fact]
    public async Task Every_profile_of_a_call_names_the_project()
    {
        var parcel = Tales.Compose(_connector, Tales.Of("sign-up", SomeMixpanel.Integration())).Parcels[0];

        var body = await Support.Requests.JsonAsync(_connector.Build("engage", [parcel, parcel, parcel], SomeMixpanel.Settings(("token", "a\"b"))));

        body.EnumerateArray().Select(update => update.GetProperty("$token").GetString()).ShouldBe(["a\"b", "a\"b", "a\"b"]);
    }
}
