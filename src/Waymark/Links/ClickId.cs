namespace Waymark.Links;

/// <summary>How our own click ids are written where they travel.</summary>
public static class ClickId
{
    /// <summary>The parameter we write.</summary>
    public const string Parameter = "lr_ia_id";

    public const int Longest = 64;

    /// <summary>The parameters we read in an install referrer, the first one found wins.</summary>
    public static IReadOnlyList<string> ReadParameters { get; } = [Parameter, "click_id"];

    /// <summary>Letters, digits, hyphen and underscore: they survive every store and every relay.</summary>
    public static bool IsWellFormed(string id) =>
        id.Length is > 0 and <= Longest && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
