using Waymark.AddressLists;

namespace Waymark.Server.Callers;

/// <summary>The files that were read, and what is wrong with others.</summary>
sealed record AddressShelf
{
    public static AddressShelf Empty { get; } = new();

    public IReadOnlyList<AddressList> Lists { get; init; } = [];

    /// <summary>All lists as one table.</summary>
    public ListedAddresses Addresses { get; init; } = ListedAddresses.None;

    /// <summary>Null when there is none.</summary>
    public GeoFile? Geo { get; init; }

    /// <summary>Sentences for an operator: files that could not be used, and what is used instead.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public bool IsEmpty => Geo is null && Addresses.IsEmpty;
}
