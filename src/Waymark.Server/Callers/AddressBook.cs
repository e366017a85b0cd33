using System.Net;
using Waymark.AddressLists;
using Waymark.Facts;
using Waymark.Geo;

namespace Waymark.Server.Callers;

/// <summary>What is known of addresses: the owner's lists and geo database, as they were read last. Empty without any.</summary>
sealed class AddressBook
{
    volatile AddressShelf _shelf = AddressShelf.Empty;

    /// <summary>Swapped as a whole: a look-up sees the old files or the new ones.</summary>
    public AddressShelf Shelf
    {
        get => _shelf;
        set => _shelf = value;
    }

    public (AddressNote? Note, Place? Place) Look(IPAddress address)
    {
        var shelf = _shelf;
        if (shelf.IsEmpty) return default;

        var (listed, place) = (shelf.Addresses.Find(address), shelf.Geo?.Database.Find(address));
        return (NoteOf(listed, place), PlaceOf(listed, place));
    }

    // Apple says itself where the people behind an address of Private Relay are; a database sees only the relay.
    static AddressNote? NoteOf(ListedAs? listed, Place? place) => (listed, place) switch
    {
        (null, null) => null,
        ({ Country: not null }, _) => new AddressNote { Country = listed.Country, Region = listed.Region, City = listed.City, Network = listed.Network },
        (null, { Country: null, Region: null, City: null }) => null,
        _ => new AddressNote { Country = place?.Country, Region = place?.Region, City = place?.City, Network = listed?.Network ?? NetworkKind.Ordinary },
    };

    static Place? PlaceOf(ListedAs? listed, Place? place) => listed is { Country: not null }
        ? new Place { Country = listed.Country, CountryName = CountryNames.Of(listed.Country), Region = listed.Region, City = listed.City }
        : place;
}
