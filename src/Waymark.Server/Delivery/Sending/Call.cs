using Waymark.Connectors;
using Waymark.Server.Delivery.Planning;

namespace Waymark.Server.Delivery.Sending;

/// <summary>Parcels that travel together.</summary>
sealed record Call(string Route, IReadOnlyList<Load> Loads)
{
    // Brackets around the records, a comma between two.
    const int Envelope = 64;

    /// <summary>Fills calls in order, up to what the partner takes in one. An event's records stay together where they can.</summary>
    public static IEnumerable<Call> Cut(IEnumerable<Consignment> consignments, Func<string, RouteLimits> limits)
    {
        string? route = null;
        var loads = new List<Load>();
        var bytes = Envelope;

        foreach (var part in consignments.SelectMany(Parts))
        {
            var size = part.Sum(load => load.Parcel.Body.Length + 1);
            var most = limits(part[0].Parcel.Route);

            if (loads.Count > 0 && (route != part[0].Parcel.Route || loads.Count + part.Count > most.Records || bytes + size > most.Bytes))
            {
                yield return new Call(route!, loads);
                loads = [];
                bytes = Envelope;
            }

            route = part[0].Parcel.Route;
            bytes += size;

            foreach (var load in part)
            {
                if (loads.Count == most.Records)
                {
                    yield return new Call(route, loads);
                    loads = [];
                    bytes = Envelope;
                }

                loads.Add(load);
            }
        }

        if (loads.Count > 0)
            yield return new Call(route!, loads);
    }

    // The records of one event that may share a call.
    static IEnumerable<List<Load>> Parts(Consignment consignment)
    {
        var part = new List<Load>();

        for (var i = 0; i < consignment.Parcels.Count; i++)
        {
            var load = new Load(consignment, i, consignment.Parcels[i]);

            if (part.Count > 0 && part[0].Parcel.Route != load.Parcel.Route)
            {
                yield return part;
                part = [];
            }

            part.Add(load);
        }

        if (part.Count > 0)
            yield return part;
    }
}

/// <summary>One parcel in a call, and whose it is.</summary>
readonly record struct Load(Consignment Consignment, int Index, Parcel Parcel)
{
    public void Record(ParcelOutcome? outcome) => Consignment.Record(Index, outcome);
}
