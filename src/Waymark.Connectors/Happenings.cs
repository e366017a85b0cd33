using Waymark.Events;
using Waymark.Integrations;

namespace Waymark.Connectors;

/// <summary>Questions about an event that every profile-keeping partner's connector asks.</summary>
static class Happenings
{
    public static Composition NothingToTell { get; } = new Composition.Skips("nothing_to_tell");

    /// <summary>It says something about a person, and the event list does not make an event of it.</summary>
    public static bool IsOnlyAboutThePerson(this Telling telling) =>
        telling.Event.Kind is (EventKind.SignUp or EventKind.UserUpdated or EventKind.Identified) && telling.Mapping is null;

    /// <summary>It changes what is known of somebody, and is no event of its own.</summary>
    public static bool IsNoEvent(this Telling telling) =>
        telling.Event.Kind == EventKind.AttributionChanged || telling.IsOnlyAboutThePerson();

    /// <returns>What the event is called where an owner's name for it may be anything.</returns>
    public static string FreeName(this Telling telling) => ConversionNames.Of(telling.Event.Kind) ?? telling.Name.Trim();

    public static bool TellsDetails(this Telling telling) => telling.Event.Kind is EventKind.SignUp or EventKind.UserUpdated;

    public static bool TellsOrigin(this Telling telling) => telling.Event.Kind is EventKind.Install or EventKind.AttributionChanged;

    /// <returns>The user the event or else the device belongs to.</returns>
    public static string? PersonId(this Telling telling) => telling.Event.UserId ?? telling.Subject.Install?.UserId;

    /// <summary>The owner wants the partner's own id, and the app may still hand it over.</summary>
    public static bool ShouldWaitFor(this Telling telling, string? partnerId) =>
        partnerId is null && telling.Event.InstallId is not null && !telling.HasWaitedLongEnough;

    /// <summary>What becomes of an event whose user the partner cannot know yet. That somebody has an id of ours is worth nothing without theirs.</summary>
    public static Composition WaitFor(this Telling telling, string reason) =>
        telling is { Event.Kind: EventKind.Identified, Mapping: null } ? NothingToTell : new Composition.Waits(reason);

    /// <summary>There is nobody the event could be of.</summary>
    public static Composition NobodyFor(string partner) =>
        new Composition.Refuses("no_identity", $"Neither a user nor a device is known that {partner} would accept.");

    /// <returns>The id that the app handed over, without blanks; null when it handed over none.</returns>
    public static string? HandedOver(this Subject subject, string key) => subject.PartnerId(key)?.Trim() is { Length: > 0 } id ? id : null;
}
