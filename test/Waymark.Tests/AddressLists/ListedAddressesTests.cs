using System.Net;
using Waymark.AddressLists;
using Waymark.Facts;

namespace Waymark.Tests.AddressLists;

public sealed class ListedAddressesTests
{
    [Theory]
    [InlineData("10.1.2.3", "own")]
    [InlineData("10.1.0.0", "datacentre")]
    [InlineData("10.1.255.255", "datacentre")]
    [InlineData("10.0.255.255", "vpn")]
    [InlineData("10.2.0.0", "vpn")]
    [InlineData("9.255.255.255", null)]
    [InlineData("11.0.0.0", null)]
    [InlineData("0.0.0.0", null)]
    [InlineData("255.255.255.255", "tor")]
    [InlineData("255.255.255.254", null)]
    [InlineData("::ffff:10.1.2.3", "own")]
    [InlineData("2001:db8:1::1", "tor")]
    [InlineData("2001:db8::1", "vpn")]
    [InlineData("2001:db9::", null)]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "own")]
    [InlineData("::1", null)]
    public void The_longest_prefix_wins(string address, string? list)
    {
        var all = ListedAddresses.Of(
        [
            List("own", NetworkKind.Listed, "10.1.2.3\nffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
            List("vpn", NetworkKind.Vpn, "10.0.0.0/8\n2001:db8::/32"),
            List("datacentre", NetworkKind.DataCentre, "10.1.0.0/16"),
            List("tor", NetworkKind.Tor, "255.255.255.255\n2001:db8:1::/48"),
        ]);

        all.Find(IPAddress.Parse(address))?.List.ShouldBe(list);
        (all.Find(IPAddress.Parse(address)) is null).ShouldBe(list is null);
    }

    [Fact]
    public void Where_lists_name_the_same_prefix_the_owners_own_has_the_last_word()
    {
        AddressList[] lists =
        [
            List("own", NetworkKind.Listed, "10.0.0.0/8"),
            List("relay", NetworkKind.PrivateRelay, "10.0.0.0/8\n11.0.0.0/8"),
            List("cloud", NetworkKind.DataCentre, "10.0.0.0/8\n11.0.0.0/8"),
        ];

        foreach (var order in new[] { lists, [.. lists.Reverse()] })
        {
            ListedAddresses.Of(order).Find(IPAddress.Parse("10.1.1.1")).ShouldBe(new ListedAs(NetworkKind.Listed, "own"));
            ListedAddresses.Of(order).Find(IPAddress.Parse("11.1.1.1")).ShouldBe(new ListedAs(NetworkKind.PrivateRelay, "relay"));
        }
    }

    [Fact]
    public void Private_relay_tells_where_its_people_are()
    {
        var all = ListedAddresses.Of([List("relay", NetworkKind.PrivateRelay, "172.224.224.0/27,GB,GB-EN,London,\n172.224.224.32/31,de,,\n2a02:26f7::/64,US,US-CA,San José,")]);

        all.Find(IPAddress.Parse("172.224.224.9")).ShouldBe(new ListedAs(NetworkKind.PrivateRelay, "relay") { Country = "GB", Region = "GB-EN", City = "London" });
        all.Find(IPAddress.Parse("172.224.224.33")).ShouldBe(new ListedAs(NetworkKind.PrivateRelay, "relay") { Country = "DE" });
        all.Find(IPAddress.Parse("2a02:26f7::1")).ShouldNotBeNull().City.ShouldBe("San José");
        all.Find(IPAddress.Parse("172.224.224.34")).ShouldBeNull();
    }

    [Fact]
    public void A_table_answers_as_a_walk_through_all_prefixes_would()
    {
        var random = new Random(7);
        var prefixes = Enumerable.Range(0, 3_000)
            .Select(_ => $"10.{random.Next(4)}.{random.Next(256)}.{random.Next(256)}/{random.Next(9, 33)}").Distinct()
            .Select((text, place) => (Text: text, Prefix: Read(text), List: $"{place}"))
            .DistinctBy(one => one.Prefix).ToList();
        var all = ListedAddresses.Of([.. prefixes.Select(one => List(one.List, NetworkKind.Vpn, one.Text))]);

        for (var i = 0; i < 5_000; i++)
        {
            var address = new IPAddress([10, (byte)random.Next(5), (byte)random.Next(256), (byte)random.Next(256)]);
            var number = AddressPrefix.NumberOf(address);
            var expected = prefixes.Where(one => number >> (32 - one.Prefix.Length) == one.Prefix.First >> (32 - one.Prefix.Length))
                .OrderByDescending(one => one.Prefix.Length).Select(one => one.List).FirstOrDefault();

            (all.Find(address)?.List).ShouldBe(expected, address.ToString());
        }
    }

    [Fact]
    public void No_lists_name_nobody() => ListedAddresses.None.Find(IPAddress.Parse("203.0.113.7")).ShouldBeNull();

    static AddressPrefix Read(string text)
    {
        AddressPrefix.TryRead(text, out var prefix).ShouldBeTrue();
        return prefix;
    }

    static AddressList List(string name, NetworkKind kind, string text) => AddressList.Read(name, kind, new StringReader(text));
}
