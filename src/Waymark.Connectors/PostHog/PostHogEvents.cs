namespace Waymark.Connectors.PostHog;

/// <summary>Our events as PostHog's: each carries what it says about the person with it.</summary>
static class PostHogEvents
{
    const string Identify = "$identify";
    const string Set = "$set";

    public static Composition Compose(Telling telling)
    {
        var settings = new PostHogSettings(telling.Integration.Settings);

        if (settings.WaitsForId && telling.ShouldWaitFor(PostHogIdentity.HandedOver(telling)))
            return telling.WaitFor("no_posthog_id");

        return PostHogIdentity.Of(telling) is { } whose
            ? Compose(telling, whose)
            : Happenings.NobodyFor("PostHog");
    }

    /// <returns>Why we do not send an event of this name; null when we do.</returns>
    public static string? Problem(string name) =>
        name.Length == 0 ? "The event has no name."
        : name[0] == '$' && name is not ("$screen" or "$pageview")
            ? $"\"{name}\" means something of its own to PostHog; give the event another name in the event list."
            : null;

    static Composition Compose(Telling telling, PostHogIdentity whose)
    {
        var parcels = new List<Parcel>(2);

        // What the device did before is the person's from now on. PostHog merges a device once, so it is told once.
        if (whose.Device is { } device && telling.PersonOf(device) is null)
            parcels.Add(PostHogRecord.Merge(telling, whose.DistinctId, device, Identify));

        var person = PostHogPerson.Of(telling);

        if (telling.IsNoEvent())
        {
            if (person is not null)
                parcels.Add(PostHogRecord.Event(telling, whose.DistinctId, Set, person));

            return parcels.Count == 0 ? Happenings.NothingToTell : new Composition.Ready(parcels);
        }

        var name = telling.FreeName();

        if (Problem(name) is { } problem)
            return new Composition.Refuses("event", problem);

        parcels.Add(PostHogRecord.Event(telling, whose.DistinctId, name, person));
        return new Composition.Ready(parcels);
    }
}
