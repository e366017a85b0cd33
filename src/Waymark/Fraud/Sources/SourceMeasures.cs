namespace Waymark.Fraud.Sources;

/// <summary>What is measured of a source.</summary>
public static class SourceMeasures
{
    /// <summary>The share of installs that came within ten seconds of the click; about 0.2 % is normal.</summary>
    public const string BelowTenSeconds = "below_ten_seconds";

    /// <summary>The share that came more than a day after it; about 6 % is normal.</summary>
    public const string LaterThanADay = "later_than_a_day";

    /// <summary>The share that came within an hour; 75 to 85 % is normal.</summary>
    public const string WithinAnHour = "within_an_hour";

    /// <summary>How likely chance alone spreads the installs of the hours 2 to 24 as unevenly as they are; people's come less every hour.</summary>
    public const string EvenHours = "even_hours";

    /// <summary>Installs by click; 0.5 to 30 % is normal.</summary>
    public const string Conversion = "conversion";

    /// <summary>Clicks by visitor; below 1.5 is normal.</summary>
    public const string ClicksPerVisitor = "clicks_per_visitor";

    /// <summary>The share of installs from data centres and the like; below 1 % is normal.</summary>
    public const string AnonymousAddresses = "anonymous_addresses";

    /// <summary>The share of devices that had never been seen before.</summary>
    public const string NewDevices = "new_devices";

    /// <summary>The share of installs that were opened again on the next day.</summary>
    public const string ReturnedNextDay = "returned_next_day";

    /// <summary>Clicks in one hour.</summary>
    public const string ClicksOfHour = "clicks_of_hour";

    public static bool IsSuspiciousWhenLow(string measure) => measure is WithinAnHour or Conversion or ReturnedNextDay;
}
