namespace Waymark.Connectors.Tests.MParticle;

public sealed class MParticleSettingsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["mparticle"];

    [Theory]
    [InlineData("", "https://s2s.us1.mparticle.com/v2/bulkevents")]
    [InlineData("us2", "https://s2s.us2.mparticle.com/v2/bulkevents")]
    [InlineData(" EU1", "https://s2s.eu1.mparticle.com/v2/bulkevents")]
    [InlineData("au1", "https://s2s.au1.mparticle.com/v2/bulkevents")]
    public void A_pod_in_any_spelling_leads_to_its_host(string pod, string target) =>
        _connector.Target(SomeMParticle.Settings(("pod", pod))).ShouldBe(target);

    [Fact]
    public void Another_address_wins_over_the_pod()
    {
        var settings = SomeMParticle.Settings(("baseUrl", "http://127.0.0.1:5999/mparticle/"));

        _connector.Target(settings).ShouldBe("http://127.0.0.1:5999/mparticle/v2/bulkevents");
        _connector.StandIn(settings).ShouldBe(new Uri("http://127.0.0.1:5999/mparticle/"));
        _connector.StandIn(SomeMParticle.Settings()).ShouldBeNull();
    }

    [Theory]
    [InlineData("key", "", "settings.key")]
    [InlineData("secret", " ", "settings.secret")]
    [InlineData("pod", "cn1", "settings.pod")]
    [InlineData("environment", "staging", "settings.environment")]
    [InlineData("baseUrl", "/relative", "settings.baseUrl")]
    public void A_wrong_setting_is_named(string name, string value, string path) =>
        _connector.Validate(SomeMParticle.Integration((name, value))).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void A_call_carries_what_mparticle_takes()
    {
        var limits = _connector.Limits("events", SomeMParticle.Settings());

        limits.Records.ShouldBe(100);
        limits.Bytes.ShouldBeLessThan(256 * 1024);
    }
}
