using System.Net;
using System.Text;
using Waymark.Privacy;

namespace Waymark.Tests.Privacy;

public sealed class KeptAddressTests
{
    static readonly byte[] Key = [.. Enumerable.Repeat((byte)7, 32)];

    [Theory]
    [InlineData(AddressKeeping.Full, "203.0.113.77", "203.0.113.77")]
    [InlineData(AddressKeeping.Full, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6")]
    [InlineData(AddressKeeping.Truncated, "203.0.113.77", "203.0.113.0")]
    [InlineData(AddressKeeping.Truncated, "::ffff:203.0.113.77", "203.0.113.0")]
    [InlineData(AddressKeeping.Truncated, "2001:db8:1:2:3:4:5:6", "2001:db8:1::")]
    [InlineData(AddressKeeping.Hashed, "203.0.113.77", null)]
    [InlineData(AddressKeeping.None, "203.0.113.77", null)]
    public void Only_so_much_of_an_address_is_kept(AddressKeeping keeping, string address, string? kept) =>
        KeptAddress.Of(IPAddress.Parse(address), keeping)?.ToString().ShouldBe(kept);

    [Fact]
    public void One_address_has_one_key_and_neighbours_have_others()
    {
        var home = MatchKey("203.0.113.77");

        MatchKey("::ffff:203.0.113.77").ShouldBe(home);
        MatchKey("203.0.113.78").ShouldNotBe(home);
        MatchKey("2001:db8:1:2::5").ShouldBe(MatchKey("2001:db8:1:2:ffff::9"));
        MatchKey("2001:db8:1:3::5").ShouldNotBe(MatchKey("2001:db8:1:2::5"));
    }

    [Fact]
    public void Nobody_can_make_a_key_without_the_secret_or_compare_apps()
    {
        KeptAddress.MatchKey("shop", IPAddress.Parse("203.0.113.77"), new byte[32]).ShouldNotBe(MatchKey("203.0.113.77"));
        KeptAddress.MatchKey("game", IPAddress.Parse("203.0.113.77"), Key).ShouldNotBe(MatchKey("203.0.113.77"));
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.3.4")]
    [InlineData("fe80::1")]
    public void What_tells_nobody_apart_has_no_key(string address) =>
        KeptAddress.MatchKey("shop", IPAddress.Parse(address), Key).ShouldBeNull();

    [Theory]
    [InlineData("""{"device_data":{"device_ip":"203.0.113.77"}}""", """{"device_data":{"device_ip":"000.0.000.00"}}""")]
    [InlineData("""{"note":"called from 203.0.113.77, twice: 203.0.113.77"}""", """{"note":"called from 000.0.000.00, twice: 000.0.000.00"}""")]
    [InlineData("""{"device_ip":"2001:db8:1:2::5","x":1}""", """{"device_ip":"0000:000:0:0::0","x":1}""")]
    [InlineData("""{"url":"https://l.example/a?c=1\u0026ip=198.51.100.2\u0026d=4"}""", """{"url":"https://l.example/a?c=1\u0026ip=000.00.000.0\u0026d=4"}""")]
    [InlineData("""{"url":"https://l.example/a?af_ip=198.51.100.2&d=4"}""", """{"url":"https://l.example/a?af_ip=000.00.000.0&d=4"}""")]
    [InlineData("""{"url":"https://l.example/a?ip=198.51.100.2"}""", """{"url":"https://l.example/a?ip=000.00.000.0"}""")]
    [InlineData("""{"app_version":"1.2.3.4","strip":"7"}""", """{"app_version":"1.2.3.4","strip":"7"}""")]
    [InlineData("""{"ip":null,"device_ip":{}}""", """{"ip":null,"device_ip":{}}""")]
    [InlineData("203.0.113.77 in no JSON", "000.0.000.00 in no JSON")]
    public void Addresses_are_taken_out_of_bodies_and_nothing_else_changes(string body, string expected) =>
        Encoding.UTF8.GetString(AddressScrub.Of(Encoding.UTF8.GetBytes(body), IPAddress.Parse("203.0.113.77")).Span).ShouldBe(expected);

    static string? MatchKey(string address) => KeptAddress.MatchKey("shop", IPAddress.Parse(address), Key);
}
