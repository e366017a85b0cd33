namespace Waymark.Geo;

/// <summary>Reads a place out of a record: of the nested form that most databases have, or of the flat one.</summary>
static class PlaceReading
{
    /// <returns>Null when the record tells nothing that we ask for.</returns>
    public static Place? Read(GeoSection section, int record)
    {
        var patience = GeoSection.Patience;
        var country = CountryCode(Text(section, record, ref patience, "country"u8, "iso_code"u8) ?? Text(section, record, ref patience, "country_code"u8));
        var place = new Place
        {
            Country = country,
            CountryName = Text(section, record, ref patience, "country"u8, "names"u8, "en"u8) ?? CountryNames.Of(country),
            Region = Region(section, record, ref patience) ?? Text(section, record, ref patience, "state1"u8),
            City = Text(section, record, ref patience, "city"u8, "names"u8, "en"u8) ?? Text(section, record, ref patience, "city"u8),
            PostalCode = Text(section, record, ref patience, "postal"u8, "code"u8) ?? Text(section, record, ref patience, "postcode"u8),
            Latitude = Degrees(90, Number(section, record, ref patience, "location"u8, "latitude"u8) ?? Number(section, record, ref patience, "latitude"u8)),
            Longitude = Degrees(180, Number(section, record, ref patience, "location"u8, "longitude"u8) ?? Number(section, record, ref patience, "longitude"u8)),
            TimeZone = Text(section, record, ref patience, "location"u8, "time_zone"u8) ?? Text(section, record, ref patience, "timezone"u8),
        };

        return place == new Place() ? null : place;
    }

    static string? Region(GeoSection section, int record, ref int patience) =>
        section.TryFind(record, "subdivisions"u8, ref patience, out var all)
        && section.First(all) is { } first
        && section.TryFind(first, "names"u8, ref patience, out var names)
        && section.TryFind(names, "en"u8, ref patience, out var english)
            ? section.Text(english)
            : null;

    static string? Text(GeoSection section, int record, ref int patience, ReadOnlySpan<byte> name) =>
        section.TryFind(record, name, ref patience, out var at) ? section.Text(at) : null;

    static string? Text(GeoSection section, int record, ref int patience, ReadOnlySpan<byte> outer, ReadOnlySpan<byte> inner) =>
        section.TryFind(record, outer, ref patience, out var map) ? Text(section, map, ref patience, inner) : null;

    static string? Text(
        GeoSection section, int record, ref int patience, ReadOnlySpan<byte> outer, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> inner) =>
        section.TryFind(record, outer, ref patience, out var map) ? Text(section, map, ref patience, middle, inner) : null;

    static double? Number(GeoSection section, int record, ref int patience, ReadOnlySpan<byte> name) =>
        section.TryFind(record, name, ref patience, out var at) ? section.Number(at) : null;

    static double? Number(GeoSection section, int record, ref int patience, ReadOnlySpan<byte> outer, ReadOnlySpan<byte> inner) =>
        section.TryFind(record, outer, ref patience, out var map) ? Number(section, map, ref patience, inner) : null;

    static string? CountryCode(string? text) =>
        text is { Length: 2 } && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : null;

    static double? Degrees(double most, double? degrees) => degrees is { } value && Math.Abs(value) <= most ? value : null;
}
