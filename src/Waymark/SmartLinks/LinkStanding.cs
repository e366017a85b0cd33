namespace Waymark.SmartLinks;

/// <summary>Whether what comes through a link is credited. In any case the link leads on.</summary>
/// <param name="Name">Stable name, as touches and answers carry it.</param>
/// <param name="Earns">Whether it is credited.</param>
public sealed record LinkStanding(string Name, bool Earns)
{
    public static LinkStanding Active { get; } = new("active", true);

    /// <summary>Switched off by staff.</summary>
    public static LinkStanding Archived { get; } = new("archived", false);

    /// <summary>Its time is over.</summary>
    public static LinkStanding Expired { get; } = new("expired", false);

    /// <summary>It was followed as often as it may.</summary>
    public static LinkStanding OverLimit { get; } = new("click_limit", false);

    /// <summary>A standing's name in words, without a full stop.</summary>
    public static string Explain(string name) => name switch
    {
        "archived" => "Its link is archived",
        "expired" => "Its link has expired",
        "click_limit" => "Its link had been followed as often as it may be",
        _ => $"Its link is {name}",
    };

    /// <param name="link">The link as it is at that moment.</param>
    /// <param name="now">When it is followed or opened.</param>
    /// <param name="clicks">How often it was followed before.</param>
    public static LinkStanding Of(SmartLink link, DateTimeOffset now, long clicks)
    {
        if (link.IsArchived) return Archived;
        if (link.ExpiresAt <= now) return Expired;

        return link.ClickLimit <= clicks ? OverLimit : Active;
    }
}
