using System.Diagnostics.Metrics;

namespace Waymark.Server.Callers;

/// <summary>What operators see of lists and geo database.</summary>
sealed class AddressFigures
{
    public AddressFigures(IMeterFactory meters, AddressBook book, TimeProvider clock)
    {
        var meter = meters.Create("Waymark");

        meter.CreateObservableGauge<long>(
            "waymark.addresses.prefixes",
            () => book.Shelf.Lists.GroupBy(list => list.Kind).Select(kind => new Measurement<long>(
                kind.Sum(list => (long)list.Prefixes), new KeyValuePair<string, object?>("network", kind.Key.ToString()))),
            description: "Prefixes on lists of addresses, by sort of network.");
        meter.CreateObservableGauge<long>(
            "waymark.addresses.problems", () => book.Shelf.Problems.Count, description: "Files about addresses that could not be used, or not whole.");
        meter.CreateObservableGauge<double>(
            "waymark.addresses.geo_age",
            () => book.Shelf.Geo is { } geo ? [new Measurement<double>((clock.GetUtcNow() - geo.Database.About.BuiltAt).TotalDays)] : (Measurement<double>[])[],
            unit: "d",
            description: "Days since the geo database was made.");
    }
}
