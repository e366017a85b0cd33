namespace Waymark.Connectors.Amplitude;

/// <summary>Our events as Amplitude's: each carries what it says about the user with it.</summary>
static class AmplitudeEvents
{
    /// <summary>Amplitude's event that changes a user's properties and is counted nowhere.</summary>
    const string Identify = "$identify";

    const string OwnPrefix = "[Amplitude]";

    public static Composition Compose(Telling telling)
    {
        var settings = new AmplitudeSettings(telling.Integration.Settings);

        if (settings.WaitsForId && telling.ShouldWaitFor(AmplitudeIdentity.HandedOver(telling)))
            return telling.WaitFor("no_amplitude_id");

        if (AmplitudeIdentity.Of(telling) is not { } whose)
            return Happenings.NobodyFor("Amplitude");

        var person = AmplitudePerson.Of(telling);

        if (telling.IsNoEvent())
            return person is null ? Happenings.NothingToTell : Ready(telling, whose, Identify, person);

        var name = telling.FreeName();

        if (Problem(name) is { } problem)
            return new Composition.Refuses("event_type", problem);

        return Ready(telling, whose, name, person);
    }

    /// <returns>Why Amplitude would not take an event of this name; null when it would.</returns>
    public static string? Problem(string name) =>
        name.Length == 0 ? "The event has no name."
        : name.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase) || name is Identify or "$groupidentify"
            ? $"\"{name}\" is reserved by Amplitude; give the event another name in the event list."
            : null;

    static Composition.Ready Ready(Telling telling, AmplitudeIdentity whose, string name, AmplitudePerson? person) =>
        new([AmplitudeRecord.Write(telling, whose, name, person)]);
}
