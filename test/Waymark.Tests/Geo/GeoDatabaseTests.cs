using System.Net;
using Waymark.Geo;
using Waymark.Tests.Support;

namespace Waymark.Tests.Geo;

public sealed class GeoDatabaseTests
{
    static readonly GeoDatabase Composed = GeoDatabase.Read(ComposedGeo.File());

    [Theory]
    [InlineData("192.0.2.55")]
    [InlineData("::ffff:192.0.2.55")]
    public void Everything_about_a_place_is_told(string address) =>
        Composed.Find(IPAddress.Parse(address)).ShouldBe(new Place
        {
            Country = "IN",
            CountryName = "India",
            Region = "Karnataka",
            City = "Bengaluru",
            PostalCode = "560001",
            Latitude = 12.9716,
            Longitude = 77.5946,
            TimeZone = "Asia/Kolkata",
        });

    [Fact]
    public void What_is_not_known_is_null()
    {
        var place = Composed.Find(IPAddress.Parse("198.51.100.200")).ShouldNotBeNull();

        (place.Country, place.CountryName, place.City, place.Region, place.PostalCode).ShouldBe(("US", "United States", null, null, null));
    }

    [Fact]
    public void New_addresses_are_known_beside_old_ones()
    {
        var place = Composed.Find(IPAddress.Parse("2001:db8:1::5")).ShouldNotBeNull();

        (place.Country, place.CountryName, place.City).ShouldBe(("DE", "Germany", "Berlin"));
    }

    [Theory]
    [InlineData("198.51.100.1")]
    [InlineData("10.0.0.1")]
    [InlineData("2001:db8:2::5")]
    public void Other_addresses_are_not_found(string address) => Composed.Find(IPAddress.Parse(address)).ShouldBeNull();

    [Theory]
    [InlineData(24, 6)]
    [InlineData(28, 6)]
    [InlineData(32, 6)]
    [InlineData(24, 4)]
    [InlineData(28, 4)]
    [InlineData(32, 4)]
    public void Trees_of_every_make_are_read(int recordSize, int ipVersion)
    {
        var file = new GeoFile { RecordSize = recordSize, IpVersion = ipVersion };
        for (var i = 0; i < 200; i++)
            file.With($"203.0.{i}.0/24", new Dictionary<string, object> { ["city"] = $"Town {i}" });

        var database = GeoDatabase.Read(file.Bytes());

        for (var i = 0; i < 200; i++)
            database.Find(IPAddress.Parse($"203.0.{i}.77"))?.City.ShouldBe($"Town {i}");

        database.Find(IPAddress.Parse("203.0.7.77")).ShouldNotBeNull();
        database.Find(IPAddress.Parse("203.0.200.1")).ShouldBeNull();
        database.Find(IPAddress.Parse("2001:db8::1")).ShouldBeNull();
    }

    [Fact]
    public void Flat_records_are_read_as_nested_ones_are()
    {
        var database = GeoDatabase.Read(new GeoFile()
            .With("203.0.113.0/24", new Dictionary<string, object>
            {
                ["country_code"] = "jp",
                ["state1"] = "Tokyo",
                ["city"] = "Shinjuku",
                ["postcode"] = "160-0022",
                ["latitude"] = 35.69f,
                ["longitude"] = 139.7,
                ["timezone"] = "Asia/Tokyo",
            })
            .Bytes());

        database.Find(IPAddress.Parse("203.0.113.9")).ShouldBe(new Place
        {
            Country = "JP",
            CountryName = "Japan",
            Region = "Tokyo",
            City = "Shinjuku",
            PostalCode = "160-0022",
            Latitude = 35.69f,
            Longitude = 139.7,
            TimeZone = "Asia/Tokyo",
        });
    }

    [Fact]
    public void What_cannot_be_true_is_not_told()
    {
        var database = GeoDatabase.Read(new GeoFile()
            .With("203.0.113.0/25", new Dictionary<string, object> { ["country_code"] = "Japan", ["latitude"] = 91.0, ["longitude"] = double.NaN })
            .With("203.0.113.128/25", "Japan")
            .Bytes());

        database.Find(IPAddress.Parse("203.0.113.9")).ShouldBeNull();
        database.Find(IPAddress.Parse("203.0.113.200")).ShouldBeNull();
    }

    [Fact]
    public void It_says_what_it_is()
    {
        var file = new GeoFile();
        file.About["database_type"] = "DBIP-City-Lite";
        file.About["description"] = new Dictionary<string, object> { ["de"] = "Städte", ["en"] = "Cities" };

        var about = GeoDatabase.Read(file.Bytes()).About;

        about.Type.ShouldBe("DBIP-City-Lite");
        about.Description.ShouldBe("Cities");
        about.BuiltAt.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        about.Attribution.ShouldBe("IP Geolocation by DB-IP (https://db-ip.com)");
    }

    [Theory]
    [InlineData("DBIP-Country-Lite", true)]
    [InlineData("GeoLite2-City", true)]
    [InlineData("ipinfo generic", false)]
    public void Publishers_who_want_to_be_named_are(string type, bool isNamed) =>
        (new GeoMetadata { Type = type, Nodes = 1, RecordSize = 24, IpVersion = 6 }.Attribution is not null).ShouldBe(isNamed);
}
