using System.Net;
using Waymark.Devices;

namespace Waymark.Tests.Devices;

public sealed class AddressesTests
{
    [Theory]
    [InlineData("8.8.8.8", AddressKind.Public)]
    [InlineData("203.0.113.7", AddressKind.Public)]
    [InlineData("192.0.2.55", AddressKind.Public)]
    [InlineData("198.51.100.1", AddressKind.Public)]
    [InlineData("10.0.0.1", AddressKind.Private)]
    [InlineData("172.15.255.255", AddressKind.Public)]
    [InlineData("172.16.0.1", AddressKind.Private)]
    [InlineData("172.31.255.255", AddressKind.Private)]
    [InlineData("172.32.0.1", AddressKind.Public)]
    [InlineData("192.168.1.10", AddressKind.Private)]
    [InlineData("100.63.255.255", AddressKind.Public)]
    [InlineData("100.64.0.0", AddressKind.CarrierNat)]
    [InlineData("100.127.255.255", AddressKind.CarrierNat)]
    [InlineData("100.128.0.0", AddressKind.Public)]
    [InlineData("127.0.0.1", AddressKind.Loopback)]
    [InlineData("169.254.10.1", AddressKind.LinkLocal)]
    [InlineData("224.0.0.1", AddressKind.Multicast)]
    [InlineData("0.0.0.0", AddressKind.Reserved)]
    [InlineData("198.18.0.1", AddressKind.Reserved)]
    [InlineData("192.0.0.8", AddressKind.Reserved)]
    [InlineData("255.255.255.255", AddressKind.Reserved)]
    [InlineData("2001:db8:1::5", AddressKind.Public)]
    [InlineData("2002:cb00:7107::1", AddressKind.Public)]
    [InlineData("2002:7f00:1::1", AddressKind.Loopback)]
    [InlineData("2002:a00:1::1", AddressKind.Private)]
    [InlineData("2a00:1450:4001::1", AddressKind.Public)]
    [InlineData("fd12:3456:789a::1", AddressKind.Private)]
    [InlineData("fc00::1", AddressKind.Private)]
    [InlineData("fec0::1", AddressKind.Private)]
    [InlineData("fe80::1", AddressKind.LinkLocal)]
    [InlineData("febf::1", AddressKind.LinkLocal)]
    [InlineData("ff02::1", AddressKind.Multicast)]
    [InlineData("::1", AddressKind.Loopback)]
    [InlineData("::", AddressKind.Reserved)]
    [InlineData("64:ff9b::203.0.113.7", AddressKind.Reserved)]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2", AddressKind.Reserved)]
    [InlineData("::ffff:203.0.113.7", AddressKind.Public)]
    [InlineData("::ffff:10.1.2.3", AddressKind.Private)]
    [InlineData("::ffff:100.64.1.1", AddressKind.CarrierNat)]
    public void An_address_has_a_kind_and_only_public_ones_match(string address, AddressKind kind)
    {
        Addresses.Classify(IPAddress.Parse(address)).ShouldBe(kind);
        Addresses.IsUsableForMatching(IPAddress.Parse(address)).ShouldBe(kind == AddressKind.Public);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", "CB007107")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", "CB007107")]
    [InlineData("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64", "20010DB800010002")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64", "20010DB800010002")]
    public void The_match_key_is_the_exact_ipv4_or_the_ipv6_64(string address, string text, string hex)
    {
        Span<byte> key = stackalloc byte[Addresses.LongestMatchKey];
        var length = Addresses.WriteMatchKey(IPAddress.Parse(address), key);

        Addresses.MatchKey(IPAddress.Parse(address)).ShouldBe(text);
        Convert.ToHexString(key[..length]).ShouldBe(hex);
    }

    [Fact]
    public void A_scope_does_not_change_the_key() =>
        Addresses.MatchKey(IPAddress.Parse("fe80::1%3")).ShouldBe(Addresses.MatchKey(IPAddress.Parse("fe80::2%7")));
}
