namespace Waymark.Links;

/// <summary>What a visitor of a link gets.</summary>
public abstract record Destination
{
    /// <summary>A plain redirect to an address that was checked.</summary>
    public sealed record Redirect(string Url) : Destination;

    /// <summary>A page that tries to open the app, and goes on after a while.</summary>
    /// <param name="SchemeUrl">In the app's own scheme.</param>
    /// <param name="StoreUrl">Where to go when the app did not open; null when there is nowhere.</param>
    /// <param name="Wait">How long to give the app.</param>
    public sealed record AppPage(string SchemeUrl, string? StoreUrl, TimeSpan Wait) : Destination;

    /// <summary>A smart link's own page: what it is about, and buttons to go on. Needs no script.</summary>
    /// <param name="SchemeUrl">In the app's own scheme; null on a desktop.</param>
    /// <param name="NextUrl">Where a redirect would have led; null when there is nowhere.</param>
    /// <param name="AppStoreUrl">For visitors without a phone.</param>
    /// <param name="PlayUrl">For visitors without a phone.</param>
    public sealed record LandingPage(string? SchemeUrl, string? NextUrl, string? AppStoreUrl, string? PlayUrl) : Destination;

    /// <summary>A page for robots that want a title and a picture.</summary>
    public sealed record Preview : Destination;

    /// <summary>The owner has configured nothing for such a visitor.</summary>
    public sealed record NotFound : Destination;
}
