using Waymark.Apps;
using Waymark.Referrals;

namespace Waymark.SmartLinks;

/// <summary>A link that staff made, or an invite that a user shares. Data, not configuration: there may be millions.</summary>
public sealed record SmartLink
{
    public required string App { get; init; }

    /// <summary>Unique in the app; the first part of the URL's path.</summary>
    public required string Token { get; init; }

    public SmartLinkKind Kind { get; init; }

    /// <summary>Shown to staff; null for an invite.</summary>
    public string? Name { get; init; }

    /// <summary>A smart link's own free text; an invite's channel id, set when it is made or sent.</summary>
    public string? Channel { get; init; }

    public string? Medium { get; init; }

    /// <summary>Groups links.</summary>
    public string? Campaign { get; init; }

    /// <summary>Goes to partners as <c>Content</c>.</summary>
    public string? Content { get; init; }

    /// <summary>By language; shown on the landing page and in previews.</summary>
    public LocalText? Title { get; init; }

    /// <inheritdoc cref="Title"/>
    public LocalText? Description { get; init; }

    /// <summary>Address of a picture for previews, https.</summary>
    public string? Image { get; init; }

    /// <summary>Id or address of a YouTube video for the landing page.</summary>
    public string? YoutubeVideo { get; init; }

    public string? PromoCode { get; init; }

    /// <summary>Where phones without the app go instead of the store; by country.</summary>
    public LocalText? FallbackUrl { get; init; }

    /// <summary>Where visitors without a phone go; by country.</summary>
    public LocalText? DesktopUrl { get; init; }

    /// <summary>Where in the app the link leads.</summary>
    public string? Deeplink { get; init; }

    /// <summary>Custom key-value pairs, returned to the app and told to webhooks; keys do not begin with <c>$</c>.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>Overrides of the app's windows.</summary>
    public WindowSettings? Windows { get; init; }

    /// <summary>From then on it leads on but earns nothing.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Clicks beyond so many lead on but earn nothing.</summary>
    public int? ClickLimit { get; init; }

    /// <summary>Switched off by staff: it leads on but earns nothing.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Shows a page with title, text and picture rather than leading on at once.</summary>
    public bool HasLandingPage { get; init; }

    /// <summary>Which of the app's domains it is shown with; the first when absent. It works on all of them.</summary>
    public string? Domain { get; init; }

    /// <summary>What becomes of clicks without a valid signature; the app's word when absent.</summary>
    public SigningMode? Signing { get; init; }

    /// <summary>Who shares the invite; null for staff's links.</summary>
    public Person? Sender { get; init; }

    /// <summary>What a person can type into the app when the link was lost; unique in the app.</summary>
    public string? Code { get; init; }

    /// <summary>How often the invite was sent.</summary>
    public int Sends { get; init; }

    /// <summary>What tells that a call for an invite is the same one again, in hex; null for links that staff made.</summary>
    public string? Request { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whose management key made it; null for an app's own invites.</summary>
    public string? CreatedBy { get; init; }
}
