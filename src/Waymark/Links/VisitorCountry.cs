using Waymark.Devices;

namespace Waymark.Links;

/// <summary>The country that a visitor is in: the one place that says so.</summary>
/// <remarks>Without a geo database the region of the browser's language stands in: right for most people, wrong for travellers.</remarks>
public static class VisitorCountry
{
    /// <param name="ofAddress">Where the address is; null when nobody knows.</param>
    /// <param name="acceptLanguage">What the browser sends.</param>
    /// <returns>Upper-case, two letters; null when it is not known.</returns>
    public static string? Of(string? ofAddress, string? acceptLanguage) => ofAddress ?? Languages.Country(acceptLanguage);
}
