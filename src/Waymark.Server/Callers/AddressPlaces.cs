namespace Waymark.Server.Callers;

/// <summary>Where the files are that say what is known of addresses.</summary>
/// <param name="Lists">The folder of lists; null for none.</param>
/// <param name="Geo">The geo database; null to take the first <c>.mmdb</c> file of the folder of lists.</param>
sealed record AddressPlaces(string? Lists, string? Geo)
{
    public const string ListsVariable = "WAYMARK_ADDRESS_LISTS";
    public const string GeoVariable = "WAYMARK_GEO";

    /// <summary>In the data directory; need not be there.</summary>
    public const string Folder = "addresses";

    /// <summary>Somebody named the folder of lists: then it has to be there.</summary>
    public bool IsListsNamed { get; private init; }

    public static AddressPlaces Nowhere { get; } = new(null, null);

    /// <param name="data">The data directory.</param>
    /// <param name="lists">What the command line says.</param>
    /// <param name="geo">The same of the geo database.</param>
    public static AddressPlaces Of(string data, string? lists, string? geo)
    {
        var named = lists ?? Environment.GetEnvironmentVariable(ListsVariable);

        return new(named ?? Path.Combine(data, Folder), geo ?? Environment.GetEnvironmentVariable(GeoVariable)) { IsListsNamed = named is not null };
    }
}
