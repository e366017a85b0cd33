using System.Net;
using Waymark.Facts;
using Waymark.Server.Intake;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class ClientAddressTests
{
    static readonly IPNetwork[] Trusted = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("fd00::/8")];

    [Theory]
    [InlineData("203.0.113.7", "198.51.100.1", "203.0.113.7")]
    [InlineData("10.0.0.1", null, "10.0.0.1")]
    [InlineData("10.0.0.1", "", "10.0.0.1")]
    [InlineData("10.0.0.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1", " 203.0.113.7 ", "203.0.113.7")]
    [InlineData("10.0.0.1", "203.0.113.7:51000", "203.0.113.7")]
    [InlineData("10.0.0.1", "2001:db8::7", "2001:db8::7")]
    [InlineData("10.0.0.1", "[2001:db8::7]", "2001:db8::7")]
    [InlineData("10.0.0.1", "[2001:db8::7]:51000", "2001:db8::7")]
    [InlineData("10.0.0.1", "::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:10.0.0.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.7", "203.0.113.9")]
    [InlineData("fd00::1", "203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1", "203.0.113.7, 10.1.1.1", "203.0.113.7")]
    [InlineData("10.0.0.1", "1.1.1.1, 203.0.113.7, 10.1.1.1:80, [fd00::2]:80", "203.0.113.7")]
    [InlineData("10.0.0.1", "10.2.2.2, 10.1.1.1", "10.2.2.2")]
    [InlineData("10.0.0.1", "203.0.113.7, unknown", "10.0.0.1")]
    [InlineData("10.0.0.1", "203.0.113.7, unknown, 10.1.1.1", "10.1.1.1")]
    [InlineData("10.0.0.1", "203.0.113.7,", "10.0.0.1")]
    [InlineData("10.0.0.1", "1", "10.0.0.1")]
    [InlineData("10.0.0.1", "0x7f.0.0.1", "10.0.0.1")]
    [InlineData("10.0.0.1", "fe80::1%eth0", "10.0.0.1")]
    [InlineData("10.0.0.1", "[2001:db8::7", "10.0.0.1")]
    [InlineData("10.0.0.1", "999.1.1.1", "10.0.0.1")]
    public void It_is_the_first_hop_from_the_right_that_no_trusted_proxy_owns(string peer, string? forwarded, string client) =>
        ClientAddress.Of(IPAddress.Parse(peer), forwarded, Trusted)!.ToString().ShouldBe(client);

    [Fact]
    public void Several_headers_read_as_one() =>
        ClientAddress.Of(IPAddress.Parse("10.0.0.1"), new(["203.0.113.7", "10.1.1.1, 10.2.2.2"]), Trusted)!.ToString()
            .ShouldBe("203.0.113.7");

    [Fact]
    public void A_connection_without_address_has_none() => ClientAddress.Of(null, "203.0.113.7", Trusted).ShouldBeNull();

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("2001:db8::7")]
    public async Task The_fact_carries_the_device_behind_the_proxy(string address)
    {
        await using var intake = await IntakeApplication.StartAsync();

        await intake.CallAsync("/init", Some.Call, ("X-Forwarded-For", $"{address}, 10.9.9.9"));

        intake.Journal.Facts.ShouldHaveSingleItem().Address.ShouldBe(IPAddress.Parse(address));
    }

    [Fact]
    public async Task Nobody_is_believed_unless_trusted()
    {
        await using var intake = await IntakeApplication.StartAsync(
            new Apps.Configuration(1, new Apps.ConfigurationDocument { Apps = [Some.App()] }));
        const string view = """{ "token": "web_shop", "event_id": "e", "event_type": "page_view" }""";

        await intake.CallAsync("/init", Some.Call, ("X-Forwarded-For", "203.0.113.7"));
        await intake.IngestAsync(view, ("X-Linkrunner-Visitor-IP", "203.0.113.7"));

        intake.Journal.Facts.ShouldAllBe(fact => IPAddress.Loopback.Equals(fact.Address));
        intake.Journal.Facts.Select(fact => fact.Kind).ShouldBe([FactKind.Init, FactKind.Web]);
    }
}
