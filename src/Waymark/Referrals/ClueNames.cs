namespace Waymark.Referrals;

/// <summary>How kinds of clues are named on the wire.</summary>
public static class ClueNames
{
    public static string Of(ClueKind kind) => kind switch
    {
        ClueKind.Link => "link",
        ClueKind.StoreReferrer => "store_referrer",
        ClueKind.Token => "token",
        ClueKind.Code => "code",
        ClueKind.Probabilistic => "probabilistic",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Words(ClueKind kind) => kind switch
    {
        ClueKind.Link => "the link that was opened",
        ClueKind.StoreReferrer => "the store's referrer",
        ClueKind.Token => "the token that the app gave",
        ClueKind.Code => "the typed code",
        ClueKind.Probabilistic => "a click from a like device",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
