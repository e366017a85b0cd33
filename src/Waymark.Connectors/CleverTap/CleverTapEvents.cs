using Waymark.Events;

namespace Waymark.Connectors.CleverTap;

/// <summary>Our events as CleverTap's records: a profile record comes before an event record of the same user.</summary>
static class CleverTapEvents
{
    public static Composition Compose(Telling telling) => telling.Event.Kind == EventKind.Referral
        ? CleverTapReferral.Compose(telling)
        : ComposeForProfile(telling);

    static Composition ComposeForProfile(Telling telling) => CleverTapIdentity.Of(telling) switch
    {
        CleverTapIdentity.NotYetKnown unknown => telling.WaitFor(unknown.Reason),
        CleverTapIdentity.Invalid => new Composition.Refuses("526", "The CleverTap ID that the app handed over is not one."),
        var whose => Compose(telling, whose),
    };

    // CleverTap counts every Charged as a purchase, whatever its status says.
    static readonly Composition NotAPurchase = new Composition.Skips("payment_not_completed");

    static Composition Compose(Telling telling, CleverTapIdentity whose)
    {
        if (telling is { Event.Kind: EventKind.Payment, IsEarning: false, Name: CleverTapPurchase.Charged })
            return NotAPurchase;

        var parcels = new List<Parcel>(2);
        var isProfile = AddProfile(parcels, telling, whose);

        if (!isProfile && IsNewLink(telling, whose))
            parcels.Add(CleverTapRecord.Profile(whose, telling.Event.At, telling, static (_, _) => { }));

        if (telling.IsNoEvent())
            return parcels.Count == 0 ? Happenings.NothingToTell : Ready(parcels, whose);

        if (telling.Event.Kind == EventKind.Install && new CleverTapSettings(telling.Integration.Settings).IsPartner
            && whose is CleverTapIdentity.Device device)
        {
            parcels.Add(CleverTapAttribution.Install(telling, device));
            return Ready(parcels, whose);
        }

        return AddEvent(parcels, telling, whose) is { } refusal ? refusal : Ready(parcels, whose);
    }

    /// <returns>True when the event says something about the profile, whether or not anything was left to say.</returns>
    static bool AddProfile(List<Parcel> parcels, Telling telling, CleverTapIdentity whose)
    {
        switch (telling.Event.Kind)
        {
            case EventKind.Install or EventKind.AttributionChanged:
                parcels.Add(CleverTapRecord.Profile(whose, telling.Event.At, new CleverTapInstall(telling), CleverTapInstall.WriteAttributes));
                return true;
            case EventKind.SignUp or EventKind.UserUpdated:
                if (CleverTapPerson.Of(telling) is var person && (!person.IsEmpty || whose is CleverTapIdentity.Device { Owner: not null }))
                    parcels.Add(CleverTapRecord.Profile(whose, telling.Event.At, person, CleverTapPerson.WriteAttributes));

                return true;
            default:
                return false;
        }
    }

    /// <returns>Null when it was added, or why it can never be sent.</returns>
    static Composition.Refuses? AddEvent(List<Parcel> parcels, Telling telling, CleverTapIdentity whose)
    {
        if (Acquisition.EventName(telling) is { } conversion)
        {
            var install = new CleverTapInstall(telling);
            parcels.Add(CleverTapRecord.Event(whose, conversion, telling.Event.At, install, CleverTapInstall.WriteProperties));
            return null;
        }

        var name = CleverTapNames.Event(telling.Name);

        if (name.Length == 0)
            return new Composition.Refuses("509", "Nothing is left of the event's name without the characters CleverTap prohibits.");

        if (CleverTapNames.IsReserved(name))
            return new Composition.Refuses("513", $"\"{name}\" is reserved by CleverTap; give the event another name in the event list.");

        parcels.Add(CleverTapRecord.Event(
            whose, name, telling.Event.At, telling,
            name == CleverTapPurchase.Charged ? CleverTapPurchase.WriteCharged : CleverTapPurchase.WriteProperties));
        return null;
    }

    // What was linked once need not be told again with every event.
    static bool IsNewLink(Telling telling, CleverTapIdentity whose) =>
        whose is CleverTapIdentity.Device { Owner: not null } device && telling.PersonOf(device.Id) is null;

    static Composition.Ready Ready(List<Parcel> parcels, CleverTapIdentity whose) => new(parcels)
    {
        Warning = whose is CleverTapIdentity.Device { IsFallback: true } ? "fallback_clevertap_id" : null,
    };
}
