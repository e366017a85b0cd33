using System.Net;
using Waymark.Geo;
using Waymark.Tests.Support;

namespace Waymark.Tests.Geo;

/// <summary>A file is input: whatever is in it, a look-up ends, and soon.</summary>
public sealed class HostileGeoTests
{
    static readonly IPAddress[] Asked =
        [.. new[] { "192.0.2.55", "198.51.100.200", "198.51.100.1", "10.0.0.1", "255.255.255.255", "2001:db8:1::5", "::", "ffff::" }.Select(IPAddress.Parse)];

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused_or_read()
    {
        var file = ComposedGeo.File();
        var refused = 0;

        for (var length = 0; length < file.Length; length++)
            refused += IsRefused(file[..length]) ? 1 : 0;

        // Only the very last entries of what it says of itself can be spared.
        refused.ShouldBeGreaterThan(file.Length - 200);
    }

    [Fact]
    public void A_file_whose_beginning_is_gone_is_refused_or_read()
    {
        var file = ComposedGeo.File();

        for (var start = 1; start < file.Length; start++)
            IsRefused(file[start..]);

        IsRefused(file).ShouldBeFalse();
    }

    [Fact]
    public void A_file_with_any_one_byte_changed_is_refused_or_read()
    {
        var file = ComposedGeo.File();

        for (var at = 0; at < file.Length; at++)
        {
            foreach (byte other in new byte[] { 0, 0xff, (byte)(file[at] ^ 0x20), (byte)(file[at] ^ 0x80), (byte)(file[at] + 1) })
            {
                var (changed, was) = (file, file[at]);
                changed[at] = other;
                IsRefused(changed);
                changed[at] = was;
            }
        }

        IsRefused(file).ShouldBeFalse();
    }

    [Fact]
    public void A_file_with_many_bytes_changed_is_refused_or_read()
    {
        var file = ComposedGeo.File();
        var random = new Random(20_260_301);
        var read = 0;

        for (var run = 0; run < 20_000; run++)
        {
            byte[] changed = [.. file];
            for (var change = random.Next(1, 30); change > 0; change--)
                changed[random.Next(changed.Length - 300)] = (byte)random.Next(256);

            read += IsRefused(changed) ? 0 : 1;
        }

        read.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_pointer_to_itself_leads_nowhere() => Find([0x20, 0x00]).ShouldBeNull();

    [Fact]
    public void A_map_inside_itself_ends()
    {
        // {"city": <the same map>}: the pointer goes back to where the record begins.
        byte[] record = [0xe1, 0x44, .. "city"u8, 0x20, 0x00];

        Find(record).ShouldBeNull();
    }

    [Fact]
    public void Maps_without_end_inside_each_other_end()
    {
        // {"a": {"a": {"a": …: deeper than anybody reads, wider than anybody waits for.
        byte[] deep = [.. Enumerable.Range(0, 50_000).SelectMany(_ => new byte[] { 0xe1, 0x41, (byte)'a' }), 0x40];

        Find(deep).ShouldBeNull();
    }

    [Fact]
    public void A_list_that_says_it_is_endless_ends()
    {
        // {"a": [16 million entries that take no room], "city": "Pune"}
        byte[] wide = [0xe2, 0x41, (byte)'a', 0x1f, 0x04, 0xff, 0xff, 0xff, .. Enumerable.Repeat<byte[]>([0x00, 0x07], 100_000).SelectMany(one => one)];

        Find(wide).ShouldBeNull();
    }

    [Fact]
    public void A_tree_that_leads_back_to_its_root_ends()
    {
        var file = new GeoFile().With("203.0.113.0/24", "x").WithRecord(0, 0, 0).WithRecord(0, 1, 0).Bytes();

        GeoDatabase.Read(file).Find(IPAddress.Parse("203.0.113.7")).ShouldBeNull();
        GeoDatabase.Read(file).Find(IPAddress.Parse("ffff::")).ShouldBeNull();
    }

    [Theory]
    [InlineData("node_count", 4_000_000_000u)]
    [InlineData("node_count", 0u)]
    [InlineData("node_count", 1_000_000u)]
    [InlineData("record_size", 20u)]
    [InlineData("ip_version", 5u)]
    [InlineData("binary_format_major_version", 3u)]
    public void A_file_that_promises_what_cannot_be_is_refused_with_a_sentence(string key, uint value)
    {
        var file = new GeoFile();
        file.About[key] = value;

        Should.Throw<InvalidDataException>(() => GeoDatabase.Read(file.Bytes())).Message.ShouldStartWith("It is ");
    }

    static Place? Find(byte[] record) =>
        GeoDatabase.Read(new GeoFile().With("203.0.113.0/24", record).Bytes()).Find(IPAddress.Parse("203.0.113.7"));

    static bool IsRefused(byte[] file)
    {
        try
        {
            var database = GeoDatabase.Read(file);
            foreach (var address in Asked)
                database.Find(address);
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }
}
