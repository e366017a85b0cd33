namespace Waymark.Connectors.Mixpanel;

/// <summary>Our events as Mixpanel's records: a profile before an event of the same user.</summary>
static class MixpanelEvents
{
    public static Composition Compose(Telling telling)
    {
        var settings = new MixpanelSettings(telling.Integration.Settings);

        if (settings.WaitsForId && telling.ShouldWaitFor(MixpanelIdentity.HandedOver(telling)))
            return telling.WaitFor("no_mixpanel_id");

        return MixpanelIdentity.Of(telling) is { } whose
            ? Compose(telling, whose)
            : Happenings.NobodyFor("Mixpanel");
    }

    static Composition Compose(Telling telling, MixpanelIdentity whose)
    {
        var parcels = new List<Parcel>(2);

        if (telling.TellsOrigin())
            parcels.Add(MixpanelProfile.OfOrigin(telling, whose));

        if (telling.TellsDetails() && PersonalDetails.Of(telling) is { IsEmpty: false } details)
            parcels.Add(MixpanelProfile.OfPerson(telling, whose, details));

        if (telling.IsNoEvent())
            return parcels.Count == 0 ? Happenings.NothingToTell : new Composition.Ready(parcels);

        var name = telling.FreeName();

        if (name.Length == 0)
            return new Composition.Refuses("no_name", "The event has no name.");

        parcels.Add(MixpanelRecord.Event(telling, whose, name));
        return new Composition.Ready(parcels);
    }
}
