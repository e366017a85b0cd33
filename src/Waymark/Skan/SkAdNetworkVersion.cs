namespace Waymark.Skan;

/// <summary>What a version of SKAdNetwork signs, and in which order.</summary>
/// <param name="Name">As in <c>version</c>; the first one has none.</param>
/// <param name="IsP192">Signed with the older key.</param>
/// <param name="HasFidelity">2.2 and later.</param>
/// <param name="HasDidWin">3.0 and later.</param>
/// <param name="IsFour">Source identifiers, web ads and three windows.</param>
sealed record SkAdNetworkVersion(string Name, bool IsP192, bool HasFidelity, bool HasDidWin, bool IsFour)
{
    /// <summary>Without <c>version</c> and <c>redownload</c>.</summary>
    public static readonly SkAdNetworkVersion One = new("1.0", true, false, false, false);

    static readonly SkAdNetworkVersion[] Later =
    [
        new("2.0", true, false, false, false),
        new("2.1", false, false, false, false),
        new("2.2", false, true, false, false),
        new("3.0", false, true, true, false),
        new("4.0", false, true, true, true),
    ];

    /// <param name="name">Absent in 1.0; relays add it.</param>
    /// <returns>Null for a version that is not known: its order is never guessed.</returns>
    public static SkAdNetworkVersion? Find(string? name) =>
        name is null || name == One.Name ? One : Array.Find(Later, version => version.Name == name);
}
