namespace Waymark.Geo;

/// <summary>What a geo database says of itself.</summary>
public sealed record GeoMetadata
{
    /// <summary>Such as <c>DBIP-City-Lite</c>.</summary>
    public required string Type { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset BuiltAt { get; init; }

    public required int Nodes { get; init; }

    /// <summary>Bits of one record of the tree: 24, 28 or 32.</summary>
    public required int RecordSize { get; init; }

    /// <summary>6 when it knows both kinds of addresses, 4 when only the old ones.</summary>
    public required int IpVersion { get; init; }

    /// <summary>What the publisher wants to be shown wherever its answers are; null when we know of no such wish.</summary>
    public string? Attribution => Type switch
    {
        _ when Type.StartsWith("DBIP", StringComparison.OrdinalIgnoreCase) => "IP Geolocation by DB-IP (https://db-ip.com)",
        _ when Type.StartsWith("GeoLite", StringComparison.OrdinalIgnoreCase) =>
            "This product includes GeoLite Data created by MaxMind, available from https://www.maxmind.com",
        _ => null,
    };
}
