using Waymark.Apps;
using Waymark.SmartLinks;
using Waymark.Touches;

namespace Waymark.Links;

/// <summary>What somebody would see who followed a link, and what they would earn it, without a click being made.</summary>
public sealed record LinkCheck
{
    public required string Url { get; init; }

    /// <summary>What the URL is: <c>smartLink</c>, <c>campaign</c>, <c>ownSource</c> or <c>rootDomain</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The smart link's token.</summary>
    public string? Token { get; init; }

    /// <summary>The campaign's id.</summary>
    public string? Campaign { get; init; }

    /// <summary><c>app</c>, <c>redirect</c>, <c>landingPage</c>, <c>appPage</c> or <c>notFound</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Where the visitor is led; null for nowhere.</summary>
    public string? LeadsTo { get; init; }

    /// <summary>What the page would open the app with.</summary>
    public string? AppUrl { get; init; }

    /// <summary>Why, in sentences.</summary>
    public required IReadOnlyList<string> Because { get; init; }

    /// <summary>Every rule for such a visitor, in the order in which they count.</summary>
    public required IReadOnlyList<ConsideredRule> Rules { get; init; }

    /// <summary>Where in the app a new user would be led after the store.</summary>
    public string? DeferredDeepLink { get; init; }

    /// <summary>What the app would get of a smart link: with and without what the URL adds.</summary>
    public LinkParams? Params { get; init; }

    public required LinkCredit Attribution { get; init; }

    /// <param name="visitor">Who would follow it.</param>
    /// <param name="country">Where they are; null when that is not known.</param>
    /// <param name="isInstalled">Whether they have the app.</param>
    /// <param name="app">Whose link it is.</param>
    /// <param name="link">The link, with its smart link where it is one.</param>
    /// <param name="clicks">How often the smart link was followed.</param>
    /// <param name="now">When.</param>
    public static LinkCheck Of(Visitor visitor, string? country, bool isInstalled, App app, LinkAddress link, long clicks, DateTimeOffset now)
    {
        var because = new List<string>();
        var rules = Destinations.Consider(visitor, app, link, country);
        var taken = rules.FirstOrDefault(rule => rule.Outcome == RuleOutcome.Taken);
        var destination = Destinations.For(visitor, app, link, clickId: null, country);
        var opens = isInstalled && OpensApp(visitor, app, because);

        if (!opens) because.AddRange(Words(destination, taken, visitor, app));

        return new LinkCheck
        {
            Url = link.Url,
            Kind = link.SmartLink is not null ? "smartLink" : link.Campaign is not null ? "campaign" : link.Form == LinkForm.OwnSource ? "ownSource" : "rootDomain",
            Token = link.SmartLink?.Token,
            Campaign = link.Campaign?.Id,
            Outcome = opens ? "app" : NameOf(destination),
            LeadsTo = opens ? link.Url : TargetOf(destination),
            AppUrl = destination switch { Destination.AppPage page => page.SchemeUrl, Destination.LandingPage page => page.SchemeUrl, _ => null },
            Because = because,
            Rules = rules,
            DeferredDeepLink = link.DeepLink,
            Params = link.SmartLink is { } smart ? LinkParams.Of(smart, link.Url) : null,
            Attribution = LinkCredit.Of(app, link, clicks, now),
        };
    }

    // A universal link or App Link opens the app before any browser asks us: what must be there for that can be looked at.
    static bool OpensApp(Visitor visitor, App app, List<string> because)
    {
        var (what, isReady) = visitor.Os switch
        {
            Os.Ios => ("a universal link", !string.IsNullOrWhiteSpace(app.Ios?.TeamId)),
            Os.Android => ("an App Link", app.Android is { CertificateFingerprints.Count: > 0 }),
            _ => ("", false),
        };

        if (!visitor.IsMobile) because.Add("The app is not on desktops.");
        else if (visitor.IsInApp) because.Add("A browser inside another app opens no app by a link: it loads the page.");
        else if (!isReady) because.Add(visitor.Os == Os.Ios ? "Without ios.teamId no universal link works: the browser opens the link." : "Without android.certificateFingerprints no App Link works: the browser opens the link.");
        else because.Add($"The app is there, and {what} opens it with this URL; the server is not asked.");

        return visitor.IsMobile && !visitor.IsInApp && isReady;
    }

    static IEnumerable<string> Words(Destination destination, ConsideredRule? taken, Visitor visitor, App app)
    {
        yield return destination switch
        {
            Destination.LandingPage => "The link has a landing page: it is shown, with buttons to go on.",
            Destination.AppPage when visitor.IsInApp => "A browser inside another app gets a page that tries to open the app, then goes on.",
            Destination.AppPage => "The link asks for a page that tries to open the app, then goes on.",
            Destination.Preview => "A robot gets the title and picture, and no click is counted.",
            Destination.NotFound => "Nothing is configured for such a visitor.",
            _ => "The visitor is redirected.",
        };

        if (taken is not null) yield return $"It goes on to {taken.Name}, the first rule that says something.";
        if (taken is null && app.Android is null && app.Ios is null) yield return "The app has neither android nor ios in the configuration.";
    }

    static string NameOf(Destination destination) => destination switch
    {
        Destination.Redirect => "redirect",
        Destination.LandingPage => "landingPage",
        Destination.AppPage => "appPage",
        Destination.Preview => "preview",
        _ => "notFound",
    };

    static string? TargetOf(Destination destination) => destination switch
    {
        Destination.Redirect redirect => redirect.Url,
        Destination.LandingPage page => page.NextUrl,
        Destination.AppPage page => page.StoreUrl,
        _ => null,
    };
}
