using System.Collections.Frozen;

namespace Waymark.Apps;

/// <summary>A campaign whose links the owner hands out.</summary>
public sealed record Campaign
{
    static readonly FrozenSet<string> OwnedMedia =
        new[] { "email", "sms", "push", "whatsapp", "qr", "web", "invite", "referral", "owned" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The display id in links: <c>?c=ID</c> or <c>/ID</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Network code such as <c>META</c>; free text such as <c>Email</c> for owned media.</summary>
    public string? Network { get; init; }

    /// <summary>The network's own id of the campaign: what the network says of it is counted here.</summary>
    public string? NetworkCampaignId { get; init; }

    /// <summary>Where in the app the link leads.</summary>
    public string? Deeplink { get; init; }

    /// <summary>Which of the app's hosts its link is shown with; the first when absent. The link works on all of them.</summary>
    public string? Domain { get; init; }

    /// <summary>Off: its links still lead somewhere, but they are not credited.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Visitors on Android go here instead of to the Play Store.</summary>
    public string? AndroidRedirect { get; init; }

    /// <summary>Visitors on iOS go here instead of to the App Store.</summary>
    public string? IosRedirect { get; init; }

    /// <summary>Visitors without a phone go here; the app's website when absent.</summary>
    public string? Website { get; init; }

    /// <summary>Show a page that tries the app's own scheme first, then the store.</summary>
    public bool OpenInApp { get; init; }

    /// <summary>The campaign speaks to people who already have the app.</summary>
    public bool Retargeting { get; init; }

    /// <summary>Paid advertising rather than the owner's own media; when not said, every network but e-mail, SMS, push and the like is paid.</summary>
    public bool? Paid { get; init; }

    public bool IsPaid => Paid ?? IsPaidSource(Network);

    /// <summary>What becomes of clicks on its links without a valid signature; the source's or the app's word when absent.</summary>
    public SigningMode? Signing { get; init; }

    /// <summary>Overrides of the app's windows for this campaign's links.</summary>
    public WindowSettings? Windows { get; init; }

    /// <returns>Whether a source that nobody said more about is paid advertising.</returns>
    public static bool IsPaidSource(string? source) => !(source is null || OwnedMedia.Contains(source));
}
