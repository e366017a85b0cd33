using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Waymark.Facts;
using Waymark.Server.Callers;
using Waymark.Server.Tests.Support;
using Waymark.Tests.Support;

namespace Waymark.Server.Tests.Callers;

public sealed class AddressFilesTests : IDisposable
{
    static readonly IPAddress Machine = IPAddress.Parse("203.0.113.7");

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("waymark-addresses-");
    readonly AddressBook _book = new();
    readonly AddressWatch _watch;

    public AddressFilesTests() =>
        _watch = new AddressWatch(new AddressFiles(new AddressPlaces(_folder.FullName, Geo: null)), _book, new HandClock(), NullLogger<AddressWatch>.Instance);

    [Fact]
    public void Lists_and_geo_database_are_found_by_where_they_lie()
    {
        Write("datacentre/cloud.txt", "203.0.113.0/24");
        Write("tor.txt", "198.51.100.1");
        Write("own/office.csv", "2001:db8::/32");
        Write("private-relay/egress-ip-ranges.csv", "198.51.100.2/32,DE,DE-BE,Berlin,");
        File.WriteAllBytes(Path.Combine(_folder.FullName, "city.mmdb"), ComposedGeo.File());

        _watch.Look(isStart: true);

        Note("203.0.113.7").ShouldBe(new AddressNote { Network = NetworkKind.DataCentre });
        Note("198.51.100.1").ShouldBe(new AddressNote { Network = NetworkKind.Tor });
        Note("198.51.100.2").ShouldBe(new AddressNote { Network = NetworkKind.PrivateRelay, Country = "DE", Region = "DE-BE", City = "Berlin" });
        Note("192.0.2.55").ShouldBe(new AddressNote { Country = "IN", Region = "Karnataka", City = "Bengaluru" });
        Note("2001:db8:1::5").ShouldBe(new AddressNote { Network = NetworkKind.Listed, Country = "DE", City = "Berlin" });
        Note("198.51.100.3").ShouldBeNull();
        _book.Shelf.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Without_any_file_nothing_is_known_and_nothing_is_wrong()
    {
        _watch.Look(isStart: true);

        Note("203.0.113.7").ShouldBeNull();
        _book.Shelf.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_is_read_again_once_it_has_changed_and_stands_still()
    {
        Write("tor.txt", "203.0.113.7");
        _watch.Look(isStart: true);

        Write("tor.txt", "203.0.113.8 # moved");
        _watch.Look();
        Kind().ShouldBe(NetworkKind.Tor);

        Write("tor.txt", "203.0.113.80 # and again");
        _watch.Look();
        Kind().ShouldBe(NetworkKind.Tor);

        _watch.Look();
        Kind().ShouldBeNull();
        Note("203.0.113.80").ShouldNotBeNull();
    }

    [Fact]
    public void A_new_file_counts_and_one_that_is_gone_does_not()
    {
        Write("tor.txt", "203.0.113.7");
        _watch.Look(isStart: true);

        File.Delete(Path.Combine(_folder.FullName, "tor.txt"));
        Write("vpn/some.txt", "203.0.113.0/24");
        LookTwice();

        Kind().ShouldBe(NetworkKind.Vpn);
    }

    [Theory]
    [InlineData("<html>Service unavailable\n<body>\n</html>")]
    [InlineData("")]
    public void A_broken_list_is_said_and_the_one_of_before_kept(string broken)
    {
        Write("tor.txt", "203.0.113.7");
        Write("vpn.txt", "198.51.100.1");
        _watch.Look(isStart: true);

        Write("tor.txt", broken);
        Write("vpn.txt", "198.51.100.2 # new");
        LookTwice();

        Kind().ShouldBe(NetworkKind.Tor);
        Note("198.51.100.2").ShouldNotBeNull().Network.ShouldBe(NetworkKind.Vpn);
        _book.Shelf.Problems.ShouldBe(["tor.txt: it is no list of addresses; the list of before is kept."]);

        Write("tor.txt", "203.0.113.9");
        LookTwice();
        Kind().ShouldBeNull();
        _book.Shelf.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_broken_line_is_said_and_the_others_hold()
    {
        Write("tor.txt", "203.0.113.7\nAS64496\n203.0.113.8");

        _watch.Look(isStart: true);

        Kind().ShouldBe(NetworkKind.Tor);
        _book.Shelf.Problems.ShouldBe(["tor.txt: lines that are no addresses are left out: 1, the first is line 2."]);
    }

    [Fact]
    public void A_broken_geo_database_is_said_and_the_one_of_before_kept()
    {
        var path = Path.Combine(_folder.FullName, "city.mmdb");
        File.WriteAllBytes(path, ComposedGeo.File());
        _watch.Look(isStart: true);

        File.WriteAllBytes(path, ComposedGeo.File()[..800]);
        LookTwice();

        Note("192.0.2.55").ShouldNotBeNull().Country.ShouldBe("IN");
        _book.Shelf.Problems.ShouldBe(["city.mmdb: It does not end as a MaxMind DB file does; the one of before is kept."]);
    }

    [Fact]
    public void A_list_about_nothing_is_said()
    {
        Write("misc/addresses.txt", "203.0.113.7");
        Write("README.md", "203.0.113.7");

        _watch.Look(isStart: true);

        Kind().ShouldBeNull();
        _book.Shelf.Problems.ShouldBe(["misc/addresses.txt: nothing says what it is a list of; put it into datacentre/, tor/, vpn/, private-relay/ or own/."]);
    }

    [Fact]
    public void A_folder_that_somebody_named_has_to_be_there()
    {
        var places = AddressPlaces.Of("data", Path.Combine(_folder.FullName, "none"), geo: Path.Combine(_folder.FullName, "none.mmdb"));

        new AddressFiles(places).Read().Problems.Count.ShouldBe(2);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Delete(recursive: true);
    }

    NetworkKind? Kind() => _book.Look(Machine).Note?.Network;

    AddressNote? Note(string address) => _book.Look(IPAddress.Parse(address)).Note;

    void LookTwice()
    {
        _watch.Look();
        _watch.Look();
    }

    void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
