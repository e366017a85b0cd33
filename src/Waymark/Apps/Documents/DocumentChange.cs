namespace Waymark.Apps.Documents;

/// <summary>One difference between two documents, for people to read.</summary>
/// <param name="Path">With ids in place of positions: <c>apps[shop].campaigns[AbC123].name</c>.</param>
/// <param name="Before">As JSON, or null when there was nothing.</param>
/// <param name="After">As JSON, or null when there is nothing any more.</param>
public sealed record DocumentChange(string Path, string? Before, string? After)
{
    const int LongestValue = 160;

    public override string ToString() => (Before, After) switch
    {
        (null, _) => $"+ {Path}: {Shorten(After ?? "")}",
        (_, null) => $"- {Path}: {Shorten(Before)}",
        _ => $"~ {Path}: {Shorten(Before)} → {Shorten(After)}",
    };

    static string Shorten(string value) => value.Length <= LongestValue ? value : value[..(LongestValue - 1)] + "…";
}
