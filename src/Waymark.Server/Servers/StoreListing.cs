using System.Text.Json;
using Waymark.Apps;

namespace Waymark.Server.Servers;

/// <summary>Where visitors get the app: one place for each platform, for all campaigns.</summary>
/// <param name="Id">The name of the custom Play listing, else the package; the App Store's number.</param>
/// <param name="Name">The app's name.</param>
/// <param name="Platform"><c>ANDROID</c> or <c>IOS</c>.</param>
readonly record struct StoreListing(string Id, string Name, string Platform)
{
    public static IReadOnlyList<StoreListing> Of(App app)
    {
        var listings = new List<StoreListing>();
        var name = app.Name ?? app.Id;

        if (app.Ios?.AppStoreId is { } appStoreId) listings.Add(new(appStoreId, name, "IOS"));
        if (app.Android is { } android) listings.Add(new(android.Listing ?? android.Package, name, "ANDROID"));

        return listings;
    }

    public static void Write(Utf8JsonWriter json, IEnumerable<StoreListing> listings)
    {
        json.WriteStartArray("store_listings"u8);

        foreach (var listing in listings)
        {
            json.WriteStartObject();
            json.WriteString("store_listing_id"u8, listing.Id);
            json.WriteString("name"u8, listing.Name);
            json.WriteString("platform"u8, listing.Platform);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
