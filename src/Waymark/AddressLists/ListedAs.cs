using Waymark.Facts;

namespace Waymark.AddressLists;

/// <summary>What a list says of an address.</summary>
/// <param name="Network">What sort of network it is.</param>
/// <param name="List">The list that says so, by its file.</param>
public sealed record ListedAs(NetworkKind Network, string List)
{
    /// <summary>ISO 3166-1 alpha-2; only lists of Private Relay tell.</summary>
    public string? Country { get; init; }

    /// <summary>As the list writes it, such as <c>DE-BE</c>.</summary>
    public string? Region { get; init; }

    public string? City { get; init; }
}
