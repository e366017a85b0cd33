using Waymark.Apps;

namespace Waymark.SmartLinks;

/// <summary>A link as people and programs write it; what is absent is not set.</summary>
public record LinkFields
{
    /// <summary>The first part of the URL's path; drawn when absent, and never changed.</summary>
    public string? Token { get; init; }

    public SmartLinkKind Kind { get; init; }

    /// <summary>Shown to staff; required but for invites.</summary>
    public string? Name { get; init; }

    /// <summary>A smart link's own free text; an invite's channel id.</summary>
    public string? Channel { get; init; }

    public string? Medium { get; init; }

    /// <summary>Groups links; the id of a campaign of the configuration lends its name, network and switch.</summary>
    public string? Campaign { get; init; }

    /// <summary>Goes to partners as <c>Content</c>.</summary>
    public string? Content { get; init; }

    /// <summary>By language, with <c>default</c> for everybody else.</summary>
    public IReadOnlyDictionary<string, string>? Title { get; init; }

    /// <inheritdoc cref="Title"/>
    public IReadOnlyDictionary<string, string>? Description { get; init; }

    public string? Image { get; init; }

    public string? YoutubeVideo { get; init; }

    public string? PromoCode { get; init; }

    /// <summary>By country, with <c>default</c> for everybody else: where phones go instead of the store.</summary>
    public IReadOnlyDictionary<string, string>? FallbackUrl { get; init; }

    /// <summary>By country, with <c>default</c> for everybody else: where visitors without a phone go.</summary>
    public IReadOnlyDictionary<string, string>? DesktopUrl { get; init; }

    public string? Deeplink { get; init; }

    /// <summary>Custom key-value pairs; keys do not begin with <c>$</c>.</summary>
    public IReadOnlyDictionary<string, string>? Data { get; init; }

    public WindowSettings? Windows { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public int? ClickLimit { get; init; }

    public bool Archived { get; init; }

    public bool LandingPage { get; init; }

    /// <summary>What people can type into the app when the link was lost.</summary>
    public string? Code { get; init; }

    public string? Domain { get; init; }

    /// <summary>What becomes of clicks without a valid signature.</summary>
    public SigningMode? Signing { get; init; }

    public LinkSender? Sender { get; init; }

    public static LinkFields Of(SmartLink link) => new()
    {
        Token = link.Token,
        Kind = link.Kind,
        Name = link.Name,
        Channel = link.Channel,
        Medium = link.Medium,
        Campaign = link.Campaign,
        Content = link.Content,
        Title = Flat(link.Title),
        Description = Flat(link.Description),
        Image = link.Image,
        YoutubeVideo = link.YoutubeVideo,
        PromoCode = link.PromoCode,
        FallbackUrl = Flat(link.FallbackUrl),
        DesktopUrl = Flat(link.DesktopUrl),
        Deeplink = link.Deeplink,
        Data = link.Data.Count == 0 ? null : link.Data,
        Windows = link.Windows,
        ExpiresAt = link.ExpiresAt,
        ClickLimit = link.ClickLimit,
        Archived = link.IsArchived,
        LandingPage = link.HasLandingPage,
        Code = link.Code,
        Domain = link.Domain,
        Signing = link.Signing,
        Sender = link.Sender is { } sender ? new LinkSender(sender.UserId, sender.InstallId) : null,
    };

    static Dictionary<string, string>? Flat(LocalText? text)
    {
        if (text is null) return null;

        var flat = new Dictionary<string, string>();
        if (text.Default is not null) flat[LinkReading.DefaultPlace] = text.Default;

        foreach (var (place, value) in text.ByPlace)
            flat[place] = value;

        return flat;
    }
}

/// <summary>Who shares an invite: a user, or the install of somebody who has not signed up.</summary>
public sealed record LinkSender(string? UserId, string? InstallId);
