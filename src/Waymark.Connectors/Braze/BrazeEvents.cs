using System.Text.Json;
using Waymark.Events;

namespace Waymark.Connectors.Braze;

/// <summary>Our events as Braze's records.</summary>
static class BrazeEvents
{
    public static Composition Compose(Telling telling)
    {
        var settings = new BrazeSettings(telling.Integration.Settings);

        if (BrazeIdentity.Of(telling, settings) is not { } whose)
            return telling.WaitFor("no_braze_user");

        var record = new BrazeRecord(telling, settings, whose);
        var parcels = new List<Parcel>(3);

        if (NewLink(telling, settings, whose) is { } link)
            parcels.Add(link);

        AddAttributes(parcels, record);

        if (!telling.IsNoEvent() && AddHappening(parcels, record) is { } refusal)
            return refusal;

        return parcels.Count == 0 ? Happenings.NothingToTell : new Composition.Ready(parcels);
    }

    static void AddAttributes(List<Parcel> parcels, BrazeRecord record)
    {
        switch (record.Telling.Event.Kind)
        {
            case EventKind.Install or EventKind.AttributionChanged:
                parcels.Add(record.Attributes(BrazeProfile.WriteAcquisition));
                break;
            case EventKind.SignUp or EventKind.UserUpdated when BrazeProfile.IsKnown(record.Telling):
                parcels.Add(record.Attributes(BrazeProfile.WritePerson));
                break;
        }
    }

    /// <returns>Null when it was added, or why it can never be sent.</returns>
    static Composition.Refuses? AddHappening(List<Parcel> parcels, BrazeRecord record)
    {
        var telling = record.Telling;

        if (Acquisition.EventName(telling) is { } acquisition)
        {
            parcels.Add(record.Event(acquisition, BrazeProperties.WriteAcquisition));
            return null;
        }

        var name = BrazeNames.Event(telling.Name);
        if (name.Length == 0)
            return new("no_name", "Nothing is left of the event's name; give it another in the event list.");

        // A purchase has a price: one that is not completed, or whose amount is withheld, is an event.
        parcels.Add(telling is { Event: { Kind: EventKind.Payment, Revenue: { } revenue } }
            ? record.Purchase(ProductOf(telling) ?? name, revenue.Amount, revenue.Currency, BrazeProperties.WriteParameters)
            : record.Event(name, BrazeProperties.WriteParameters));
        return null;
    }

    static string? ProductOf(Telling telling)
    {
        using var values = JsonDocument.Parse(telling.Event.Values);
        return values.RootElement.Text("product_id") is { } product && BrazeNames.Event(product) is { Length: > 0 } text ? text : null;
    }

    // What was linked once need not be told again with every event.
    static Parcel? NewLink(Telling telling, BrazeSettings settings, BrazeIdentity whose) =>
        settings.IsIdentifying && whose is BrazeIdentity.User user
        && BrazeIdentity.DeviceOf(telling) is { } device && telling.PersonOf(device) is null
            ? BrazeRecord.Identify(settings, device, user.Id)
            : null;
}
