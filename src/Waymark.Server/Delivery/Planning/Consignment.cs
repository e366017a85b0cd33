using System.Numerics;
using Waymark.Connectors;
using Waymark.Events;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Planning;

/// <summary>One event on its way to one partner: straight from the stream, or from the row where it waited.</summary>
sealed class Consignment
{
    /// <summary>The code of a record the partner could not read.</summary>
    public const string Malformed = "malformed";

    readonly ParcelOutcome?[] _outcomes;

    // Which of the event's records each parcel is, so that one alone can be sent again.
    readonly int[] _records;

    Fate? _fate;

    Consignment(StreamEvent? happened, DeliveryRow? row, Fate? fate, IReadOnlyList<Parcel> parcels, int[] records)
    {
        Event = happened;
        Row = row;
        _fate = fate;
        Parcels = parcels;
        _records = records;
        _outcomes = new ParcelOutcome?[parcels.Count];
    }

    /// <summary>Null only when the stream no longer has what a row is about.</summary>
    public StreamEvent? Event { get; }

    public DeliveryRow? Row { get; }

    public IReadOnlyList<Parcel> Parcels { get; }

    public long Position => Row?.Position ?? Event!.Position;

    public byte Lane => Row?.Lane ?? Event!.Lane;

    /// <summary>Null while the partner has not said enough.</summary>
    public Fate? Fate => _fate ??= Array.TrueForAll(_outcomes, outcome => outcome is not null) ? FromOutcomes() : null;

    public IEnumerable<IdentityLink> DeliveredLinks =>
        Parcels.Where((parcel, index) => parcel.Link is not null && _outcomes[index] is ParcelOutcome.Delivered).Select(parcel => parcel.Link!);

    public static Consignment Settled(StreamEvent? happened, DeliveryRow? row, Fate fate) => new(happened, row, fate, [], []);

    public static Consignment ToSend(StreamEvent happened, DeliveryRow? row, IReadOnlyList<Parcel> parcels)
    {
        var wanted = row?.Records is > 0 and var some ? some : int.MaxValue;
        var records = Enumerable.Range(0, parcels.Count).Where(record => (wanted & Bit(record)) != 0).ToArray();

        // What the event is composed of may have changed since it was tried: then all of it is due.
        return records.Length == 0 || BitOperations.Log2((uint)wanted) >= parcels.Count && wanted != int.MaxValue
            ? new(happened, row, null, parcels, [.. Enumerable.Range(0, parcels.Count)])
            : new(happened, row, null, [.. records.Select(record => parcels[record])], records);
    }

    public void Record(int parcel, ParcelOutcome? outcome) => _outcomes[parcel] = outcome;

    public bool IsMalformed(int parcel) => _outcomes[parcel] is ParcelOutcome.Refused { Code: Malformed };

    Fate FromOutcomes()
    {
        var again = _outcomes.OfType<ParcelOutcome.Retry>().FirstOrDefault();
        var refusal = _outcomes.OfType<ParcelOutcome.Refused>().FirstOrDefault();
        var refusalCode = refusal?.Code ?? Row?.Refusal;

        if (again is not null)
        {
            var failures = (Row?.State == RowState.Retrying ? Row.Attempts : 0) + 1;

            return RecordRetries.After(failures) is { } wait
                ? new Fate.Retrying(again.Code, again.Reason, failures, wait, LeftToSend(), refusalCode)
                : new Fate.Dead(again.Code, again.Reason);
        }

        return refusalCode is null ? new Fate.Sent() : new Fate.Refused(refusalCode, refusal?.Reason ?? Row?.Detail ?? "");
    }

    int LeftToSend() => _outcomes.Select((outcome, index) => outcome is ParcelOutcome.Retry ? Bit(_records[index]) : 0).Sum();

    static int Bit(int record) => 1 << Math.Min(record, 30);
}
