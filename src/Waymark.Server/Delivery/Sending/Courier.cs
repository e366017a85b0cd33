using Waymark.Connectors;
using Waymark.Server.Delivery.Planning;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Sending;

/// <summary>Takes one call to the partner and writes down what became of each parcel, in as many requests as that takes.</summary>
sealed class Courier(Assignment assignment, PartnerLine line, TimeProvider clock)
{
    // With fewer, all of them being unreadable is no reason to doubt the call itself.
    const int TooManyToBeAllBad = 4;

    readonly List<DeliveryBatch> _requests = [];

    /// <summary>Every request that was made, as it is written down.</summary>
    public IReadOnlyList<DeliveryBatch> Requests => _requests;

    /// <returns>Null when every parcel has its outcome; else why the partner did not take the rest.</returns>
    public async Task<Answer?> CarryAsync(Call call, CancellationToken stop)
    {
        var failure = await CarryAsync(call.Route, call.Loads, stop);

        if (failure is null && call.Loads.Count >= TooManyToBeAllBad && call.Loads.All(load => load.Consignment.IsMalformed(load.Index)))
        {
            foreach (var load in call.Loads)
                load.Record(null);

            return new Answer.Postponed("the partner finds every single record malformed");
        }

        return failure;
    }

    async Task<Answer?> CarryAsync(string route, IReadOnlyList<Load> loads, CancellationToken stop)
    {
        switch (await AskAsync(route, loads, stop))
        {
            case Answer.Taken taken:
                var amended = Record(loads, taken);
                return amended.Count == 0 ? null : await CarryAsync(route, amended, stop);

            case Answer.Split split when loads.Count == 1:
                loads[0].Record(new ParcelOutcome.Refused(Consignment.Malformed, split.Reason));
                return null;

            case Answer.Split:
                var middle = loads.Count / 2;
                return await CarryAsync(route, [.. loads.Take(middle)], stop)
                    ?? await CarryAsync(route, [.. loads.Skip(middle)], stop);

            case var failure:
                return failure;
        }
    }

    async Task<Answer> AskAsync(string route, IReadOnlyList<Load> loads, CancellationToken stop)
    {
        await line.Pacing.WaitAsync(assignment.Integration.CallsPerSecond, stop);

        var parcels = loads.Select(load => load.Parcel).ToArray();
        using var request = assignment.Connector.Build(route, parcels, assignment.Integration.Settings);
        assignment.Connector.Sign(request, assignment.Integration.Settings, line.Now);
        var began = clock.GetUtcNow();
        var timestamp = clock.GetTimestamp();
        var (reply, failure) = await line.AskAsync(request, stop);
        var took = clock.GetElapsedTime(timestamp);

        var answer = failure ?? assignment.Connector.Read(route, reply!, parcels);
        _requests.Add(WriteDown(route, loads, reply, answer) with { At = began, Took = took });
        return answer;
    }

    DeliveryBatch WriteDown(string route, IReadOnlyList<Load> loads, Reply? reply, Answer answer)
    {
        var carried = EventPositions.Of(loads.Select(load => load.Consignment.Position));
        var reason = answer is Answer.Taken ? null : assignment.Masking.Text(Refusal.ReasonOf(answer));

        return new DeliveryBatch(
            default, carried.First, carried.Last, carried.Count, loads.Count, reply?.Status ?? 0, default, assignment.Version, reason)
        {
            Route = route,
            Positions = carried,
            Refused = answer switch
            {
                Answer.Taken taken => taken.Outcomes.Count(outcome => outcome is ParcelOutcome.Refused),
                Answer.Split when loads.Count == 1 => 1,
                _ => 0,
            },
            Answer = reply is null ? null : assignment.Masking.Answer(reply.Body.Span),
        };
    }

    static List<Load> Record(IReadOnlyList<Load> loads, Answer.Taken taken)
    {
        var amended = new List<Load>();

        for (var i = 0; i < loads.Count; i++)
        {
            if (taken.Outcomes[i] is ParcelOutcome.Amended again)
                amended.Add(loads[i] with { Parcel = again.Rest });
            else
                loads[i].Record(taken.Outcomes[i]);
        }

        return amended;
    }
}
