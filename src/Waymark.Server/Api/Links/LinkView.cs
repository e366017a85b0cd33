using System.Text.Json.Serialization;
using Waymark.Apps;
using Waymark.SmartLinks;

namespace Waymark.Server.Api.Links;

/// <summary>A smart link or invite as the management API shows it.</summary>
public sealed record LinkView : LinkFields
{
    LinkView(LinkFields fields) : base(fields)
    {
    }

    /// <summary>What is handed out; absent while the app has no domain.</summary>
    public string? Url { get; init; }

    /// <summary><c>active</c>, or why it leads on and earns nothing: <c>archived</c>, <c>expired</c>, <c>click_limit</c>.</summary>
    public required string Standing { get; init; }

    /// <summary>How often people followed it.</summary>
    public long Clicks { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whose key made it; absent for an app's own invites.</summary>
    public string? CreatedBy { get; init; }

    public static LinkView Of(SmartLink link, App app, long clicks, DateTimeOffset now) => new(LinkFields.Of(link))
    {
        Url = LinkUrl.Of(link, app),
        Standing = LinkStanding.Of(link, now, clicks).Name,
        Clicks = clicks,
        CreatedAt = link.CreatedAt,
        UpdatedAt = link.UpdatedAt,
        CreatedBy = link.CreatedBy,
    };
}

/// <summary>One page of links.</summary>
/// <param name="Links">The latest first.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record LinkPage(IReadOnlyList<LinkView> Links, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next)
{
    public const int Most = 1_000;
}

/// <summary>Why a link was not kept.</summary>
/// <param name="Error">All of it in one text.</param>
/// <param name="Fields">Field by field.</param>
public sealed record LinkProblem(string Error, IReadOnlyList<FieldError> Fields)
{
    public static LinkProblem Of(IReadOnlyList<FieldError> errors) =>
        new($"The link was not kept: {string.Join("; ", errors.Select(error => error.ToString()))}.", errors);

    public static LinkProblem Of(string error) => new(error, []);
}
