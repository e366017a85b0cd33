using Waymark.Server.Delivery.Planning;

namespace Waymark.Server.Delivery.Sending;

/// <summary>Divides a window among the calls that may be on their way at once. A lane stays whole, so a user is never in two calls.</summary>
static class LaneGroups
{
    public static IReadOnlyList<IReadOnlyList<Consignment>> Divide(IReadOnlyList<Consignment> window, int most)
    {
        if (most <= 1 || window.Count <= 1) return [window];

        var groups = Enumerable.Range(0, most).Select(_ => new List<Consignment>()).ToArray();
        var load = new int[most];
        var groupOfLane = new Dictionary<byte, int>();

        // The heaviest lanes choose first, each the group with the least to do.
        foreach (var lane in window.GroupBy(consignment => consignment.Lane).OrderByDescending(lane => lane.Count()))
        {
            var lightest = Array.IndexOf(load, load.Min());
            load[lightest] += lane.Sum(consignment => 1 + consignment.Parcels.Count);
            groupOfLane[lane.Key] = lightest;
        }

        foreach (var consignment in window)
            groups[groupOfLane[consignment.Lane]].Add(consignment);

        return [.. groups.Where(group => group.Count > 0)];
    }
}
