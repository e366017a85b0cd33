namespace Waymark.Skan;

/// <summary>How much Apple was willing to tell: the more people a campaign brings, the more. It never says so itself.</summary>
public static class PostbackTier
{
    /// <returns>At least this tier; null for versions before 4, which have none, and for ads that did not win.</returns>
    public static int? Of(Postback postback) => postback switch
    {
        { DidWin: false } or { IsBeforeTiers: true } => null,
        { SourceAppId: not null } or { SourceDomain: not null } => 3,
        { Value: not null } => 2,
        { CoarseValue: not null } or { Window: > 0 } => 1,
        _ => 0,
    };
}
