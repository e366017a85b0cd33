using Waymark.Apps;
using Waymark.Invites;
using Waymark.SmartLinks;

namespace Waymark.Server.Api.Referrals;

/// <summary>A user's invite.</summary>
public sealed record InviteView
{
    public required string Token { get; init; }

    public string? Url { get; init; }

    public string? Code { get; init; }

    public PersonView? Sender { get; init; }

    /// <summary>The one it was sent through last, or is meant for.</summary>
    public string? Channel { get; init; }

    public string? Campaign { get; init; }

    public required IReadOnlyDictionary<string, string> LinkParams { get; init; }

    public int Sends { get; init; }

    public bool Archived { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public static InviteView Of(App app, SmartLink link) => new()
    {
        Token = link.Token,
        Url = InviteAddress.Of(app, link.Token),
        Code = link.Code,
        Sender = PersonView.Of(link.Sender),
        Channel = link.Channel,
        Campaign = link.Campaign,
        LinkParams = SmartLinks.LinkParams.Of(link, null).Original,
        Sends = link.Sends,
        Archived = link.IsArchived,
        CreatedAt = link.CreatedAt,
        CreatedBy = link.CreatedBy,
    };
}
