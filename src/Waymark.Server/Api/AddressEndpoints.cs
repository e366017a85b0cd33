using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Geo;
using Waymark.Server.Callers;
using Waymark.Server.Intake;

namespace Waymark.Server.Api;

/// <summary>What is known of addresses, and by which files.</summary>
static class AddressEndpoints
{
    public static void MapAddresses(this IEndpointRouteBuilder manage)
    {
        var addresses = manage.MapGroup("/addresses").WithTags("Addresses");
        addresses.MapGet("/", (AddressBook book) => TypedResults.Ok(AddressesView.Of(book.Shelf))).WithSummary("The lists and the geo database that are read, and what is wrong with files that are not");
        addresses.MapGet("/{address}", Find).WithSummary("What is known of one address");
    }

    static Results<Ok<AddressView>, BadRequest<Problem>> Find(string address, AddressBook book) =>
        ClientAddress.Read(address) is { } read
            ? TypedResults.Ok(AddressView.Of(read, book.Shelf))
            : TypedResults.BadRequest(new Problem($"{address} is no address; write it like 203.0.113.7 or 2001:db8::7."));
}

/// <summary>The files that say what is known of addresses.</summary>
/// <param name="Lists">Lists of addresses.</param>
/// <param name="Geo">The geo database; null when there is none.</param>
/// <param name="Problems">What is wrong with files that could not be used, or not whole.</param>
/// <param name="Advice">What to do where nothing is known of any address.</param>
public sealed record AddressesView(IReadOnlyList<AddressListView> Lists, GeoView? Geo, IReadOnlyList<string> Problems, string? Advice)
{
    internal static AddressesView Of(AddressShelf shelf) => new(
        [.. shelf.Lists.Select(list => new AddressListView(list.Name, list.Kind, list.Prefixes, list.BrokenLines))],
        shelf.Geo is { Database.About: var about } geo ? new GeoView(geo.Name, about.Type, about.BuiltAt, about.Attribution) : null,
        shelf.Problems,
        shelf.IsEmpty ? $"Put lists of addresses and a geo database (.mmdb) into the folder {AddressPlaces.Folder} of the data directory; they are read within a minute." : null);
}

/// <summary>One list.</summary>
/// <param name="Name">Its file.</param>
/// <param name="Network">What it is a list of.</param>
/// <param name="Prefixes">How many prefixes it holds.</param>
/// <param name="BrokenLines">Lines that are no prefixes.</param>
public sealed record AddressListView(string Name, NetworkKind Network, int Prefixes, int BrokenLines);

/// <summary>A geo database.</summary>
/// <param name="Name">Its file.</param>
/// <param name="Type">What it calls itself.</param>
/// <param name="BuiltAt">When it was made.</param>
/// <param name="Attribution">What its publisher wants to be shown beside what it says.</param>
public sealed record GeoView(string Name, string Type, DateTimeOffset BuiltAt, string? Attribution);

/// <summary>What is known of one address.</summary>
/// <param name="Address">The address.</param>
/// <param name="Reach"><c>public</c> when it may tell visitors apart; else why it cannot, such as <c>private</c> or <c>carrierNat</c>.</param>
/// <param name="Network">What sort of network it belongs to.</param>
/// <param name="List">The list that says so; null when it is on none.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="CountryName">In English.</param>
/// <param name="Region">Such as a state.</param>
/// <param name="City">In English.</param>
/// <param name="Attribution">What the geo database's publisher wants to be shown.</param>
public sealed record AddressView(
    string Address, AddressKind Reach, NetworkKind Network, string? List, string? Country, string? CountryName, string? Region, string? City, string? Attribution)
{
    internal static AddressView Of(IPAddress address, AddressShelf shelf)
    {
        var (listed, place) = (shelf.Addresses.Find(address), shelf.Geo?.Database.Find(address));
        var (country, fromList) = listed is { Country: { } told } ? (told, true) : (place?.Country, false);

        return new(
            address.ToString(),
            Addresses.Classify(address),
            listed?.Network ?? NetworkKind.Ordinary,
            listed?.List,
            country,
            fromList ? CountryNames.Of(country) : place?.CountryName,
            fromList ? listed!.Region : place?.Region,
            fromList ? listed!.City : place?.City,
            !fromList && place is not null ? shelf.Geo!.Database.About.Attribution : null);
    }
}
