namespace Waymark.Geo;

/// <summary>Where an address is, as far as a geo database tells. Null means not told: nothing is guessed.</summary>
public sealed record Place
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>In English.</summary>
    public string? CountryName { get; init; }

    public string? Region { get; init; }

    public string? City { get; init; }

    public string? PostalCode { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>IANA name, such as <c>Asia/Kolkata</c>.</summary>
    public string? TimeZone { get; init; }
}
