using Waymark.Devices;

namespace Waymark.Links;

/// <summary>The country that a visitor is in: the one place that says so.</summary>
/// <remarks>No database of addresses is read yet. The region of the browser's language stands in: right for most people, wrong for travellers.</remarks>
public static class VisitorCountry
{
    /// <param name="acceptLanguage">What the browser sends.</param>
    /// <returns>Upper-case, two letters; null when it is not known.</returns>
    public static string? Of(string? acceptLanguage) => Languages.Country(acceptLanguage);
}
