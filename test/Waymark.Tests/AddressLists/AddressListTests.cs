using Waymark.AddressLists;
using Waymark.Facts;

namespace Waymark.Tests.AddressLists;

public sealed class AddressListTests
{
    [Fact]
    public void A_list_is_a_prefix_a_line_with_remarks_and_blank_lines()
    {
        var list = Read("""
            ﻿# Ranges of a provider

            203.0.113.0/24
              198.51.100.7   # one machine
            2001:db8::/32 ; all of it
            192.0.2.0/25, and what else the file says
            """);

        list.Prefixes.ShouldBe(4);
        list.BrokenLines.ShouldBe(0);
        list.IsBroken.ShouldBeFalse();
    }

    [Theory]
    [InlineData("203.0.113")]
    [InlineData("203.0.113.0/33")]
    [InlineData("203.0.113.0/-1")]
    [InlineData("203.0.113.0/ 24")]
    [InlineData("203.0.113.256")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("2001:db8::/129")]
    [InlineData("fe80::1%eth0")]
    [InlineData("AS64496")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public void A_line_that_is_no_prefix_is_counted_and_the_others_hold(string line)
    {
        var list = Read($"203.0.113.0/24\n\n{line}\n198.51.100.0/24");

        list.Prefixes.ShouldBe(2);
        list.BrokenLines.ShouldBe(1);
        list.FirstBrokenLine.ShouldBe(3);
        list.IsBroken.ShouldBeFalse();
    }

    [Fact]
    public void An_error_page_is_no_list() =>
        Read("<html>\n<head><title>503</title></head>\n<body>Try again later.</body>\n</html>").IsBroken.ShouldBeTrue();

    [Fact]
    public void A_line_without_end_is_broken_and_nothing_else() =>
        Read(new string('1', 100_000) + "\n203.0.113.0/24").Prefixes.ShouldBe(1);

    [Theory]
    [InlineData("datacentre/aws.txt", NetworkKind.DataCentre)]
    [InlineData("hosting/de/one.netset", NetworkKind.DataCentre)]
    [InlineData("Tor/exits", NetworkKind.Tor)]
    [InlineData("tor.txt", NetworkKind.Tor)]
    [InlineData("vpn-ipv4.txt", NetworkKind.Vpn)]
    [InlineData("private-relay/egress-ip-ranges.csv", NetworkKind.PrivateRelay)]
    [InlineData("egress-ip-ranges.csv", NetworkKind.PrivateRelay)]
    [InlineData("own/office.txt", NetworkKind.Listed)]
    [InlineData("toronto.txt", null)]
    [InlineData("various/tor.txt", null)]
    public void What_a_list_is_about_is_said_by_where_it_lies(string path, NetworkKind? kind) => ListKinds.Of(path).ShouldBe(kind);

    static AddressList Read(string text) => AddressList.Read("datacentre/x.txt", NetworkKind.DataCentre, new StringReader(text));
}
