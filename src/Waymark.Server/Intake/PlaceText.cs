using System.Text.Json;
using Waymark.Geo;

namespace Waymark.Server.Intake;

/// <summary>Tells an app where it is, in the words of <c>ip_location_data</c>. What is not known is null.</summary>
static class PlaceText
{
    public static void Write(Utf8JsonWriter json, Place place)
    {
        json.WriteString("city"u8, place.City);
        json.WriteString("region"u8, place.Region);
        json.WriteString("countryLong"u8, place.CountryName);
        json.WriteString("countryShort"u8, place.Country);
        Write(json, "latitude"u8, place.Latitude);
        Write(json, "longitude"u8, place.Longitude);
        json.WriteString("timeZone"u8, place.TimeZone);
        json.WriteString("zipCode"u8, place.PostalCode);
    }

    static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> key, double? number)
    {
        if (number is { } known) json.WriteNumber(key, known);
        else json.WriteNull(key);
    }
}
