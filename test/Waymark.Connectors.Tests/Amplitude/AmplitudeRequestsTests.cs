using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.Amplitude;

/// <summary>A gallery of requests: somebody who knows Amplitude but not our code can check the files.</summary>
public sealed class AmplitudeRequestsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["amplitude"];

    [Theory, MemberData(nameof(Tales.Names), MemberType = typeof(Tales))]
    public Task Gallery(string tale) =>
        Approved.MatchesAsync(tale, Tales.Requests(_connector, Tales.Of(tale, SomeAmplitude.Integration())));

    [Fact]
    public Task An_install_of_a_device_that_amplitude_knows() => Approved.MatchesAsync(
        "install-of-known-device",
        Tales.Requests(_connector, Tales.Of("inorganic-install", SomeAmplitude.Integration(), ("amplitude_device_id", "amp-device-7"))));

    [Fact]
    public Task Probes() => Approved.MatchesAsync("probes", _connector.Probes(SomeAmplitude.Settings()));
}
