using Waymark.Apps;
using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.Amplitude;

public sealed class AmplitudeSettingsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["amplitude"];

    [Theory]
    [InlineData("region", "EU", "https://api.eu.amplitude.com")]
    [InlineData("region", "", "https://api2.amplitude.com")]
    [InlineData("baseUrl", "http://127.0.0.1:5999/amplitude/", "http://127.0.0.1:5999/amplitude")]
    public void Settings_lead_to_an_address(string name, string value, string target) =>
        _connector.Target(SomeAmplitude.Settings((name, value))).ShouldBe(target);

    [Theory]
    [InlineData("apiKey", "", "settings.apiKey")]
    [InlineData("region", "IN", "settings.region")]
    [InlineData("baseUrl", "/relative", "settings.baseUrl")]
    public void A_wrong_setting_is_named(string name, string value, string path) =>
        _connector.Validate(SomeAmplitude.Integration((name, value))).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void A_reserved_name_in_the_event_list_is_refused()
    {
        var integration = SomeAmplitude.Integration() with { Events = [new EventMapping { Event = "buy", As = "[Amplitude] Revenue" }, new EventMapping { Event = "*" }] };

        _connector.Validate(integration).ShouldHaveSingleItem().Path.ShouldBe("events[0].as");
    }

    [Fact]
    public void Calls_stay_below_what_amplitude_takes()
    {
        var limits = _connector.Limits("events", SomeAmplitude.Settings());

        limits.Records.ShouldBeLessThanOrEqualTo(2_000);
        limits.Bytes.ShouldBeLessThan(1_000_000);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(20_000)]
    public async Task The_fullest_call_is_one_that_amplitude_takes(int recordBytes)
    {
        var parcel = Tales.Compose(_connector, Tales.Of("web-visit", SomeAmplitude.Integration())).Parcels[0];

        var call = await FullCalls.BuildAsync(_connector, parcel, recordBytes, SomeAmplitude.Settings());

        call.Records.ShouldBe(recordBytes == 200 ? 500 : 44);
        call.Bytes.ShouldBeLessThan(1_000_000);
    }
}
