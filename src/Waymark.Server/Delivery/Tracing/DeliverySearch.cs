using Waymark.Feeds;
using Waymark.Storage;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Tracing;

/// <summary>Looks deliveries up the way people ask for them: among the rows where that is enough, else along the stream, a bounded stretch at a time.</summary>
sealed class DeliverySearch(DeliveryRoom room, DeliveryTrace trace)
{
    const int EventsAtOnce = 1_000;
    const int MostStretches = 5;

    // Nothing is received much before it happened. How long after, a feed decides: the end of a time span says nothing about the place.
    static readonly TimeSpan Ahead = FeedLimits.Ahead + TimeSpan.FromMinutes(1);

    /// <returns>Some deliveries, and where to go on; null at the end. A page may be empty and yet have a next one.</returns>
    public (IReadOnlyList<EventStanding> Deliveries, long? Next) Find(DeliveryTarget target, DeliveryQuery query)
    {
        var (first, last) = Bounds(target, query);
        var after = query.NewestFirst
            ? Math.Min(query.After ?? long.MaxValue, last + 1)
            : Math.Max(query.After ?? 0, first - 1);

        return query.RowState is { } state ? FindRows(target, query, state, after) : Walk(target, query, after, first, last);
    }

    (IReadOnlyList<EventStanding>, long?) FindRows(DeliveryTarget target, DeliveryQuery query, RowState state, long after)
    {
        var filter = new RowFilter(state, query.Reason, query.InstallId)
        {
            UserId = query.UserId,
            EventName = query.Event,
            Run = query.Run,
            From = query.From,
            To = query.To,
            NewestFirst = query.NewestFirst,
        };
        var rows = room.Deliveries.Rows(target, filter, after, query.Most);
        return ([.. rows.Select(EventStanding.Of)], rows.Count == query.Most ? rows[^1].Position : null);
    }

    (IReadOnlyList<EventStanding>, long?) Walk(DeliveryTarget target, DeliveryQuery query, long after, long first, long last)
    {
        var filter = new StreamFilter(query.Event, InstallId: query.InstallId)
        {
            UserId = query.UserId,
            From = query.From,
            To = query.To,
            NewestFirst = query.NewestFirst,
        };
        var found = new List<EventStanding>();

        for (var stretch = 0; stretch < MostStretches; stretch++)
        {
            var (events, next) = room.Stream.Search(target.App, filter, after, EventsAtOnce);
            var within = events.Where(happened => happened.Position >= first && happened.Position <= last).ToList();

            foreach (var standing in trace.FindAll(target, query.Run, within))
            {
                if (query.State is not null && query.State != standing.State) continue;
                if (query.Reason is not null && query.Reason != standing.Reason) continue;

                found.Add(standing);
                if (found.Count == query.Most) return (found, standing.Position);
            }

            if (next is not { } further || (query.NewestFirst ? further <= first : further >= last)) return (found, null);

            after = further;
        }

        return (found, after);
    }

    /// <returns>The first and the last position that can be of interest.</returns>
    (long First, long Last) Bounds(DeliveryTarget target, DeliveryQuery query)
    {
        var run = room.Deliveries.Runs(target).FirstOrDefault(candidate => candidate.Number == query.Run);
        var (first, last) = (1L, long.MaxValue - 1);

        if (query.From is { } from)
            first = StreamPlaces.Before(room.Stream, target.App, from - Ahead) + 1;

        if (run is { IsLive: false })
            (first, last) = (Math.Max(first, run.From + 1), Math.Min(last, run.To!.Value));

        return query.State switch
        {
            EventStanding.Sent or EventStanding.Skipped when run is not null => (Math.Max(first, run.From + 1), last),
            EventStanding.Waiting when run is not null => (Math.Max(first, run.Cursors.Floor + 1), last),
            EventStanding.BeforeStart when run is not null => (first, Math.Min(last, run.From)),
            _ => (first, last),
        };
    }
}
