using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox.CleverTap.Inspection;

/// <summary>Switches of an account that may be thrown while it runs; what is null stays as it is.</summary>
sealed record AccountChanges
{
    public IReadOnlyList<string>? Partners { get; init; }

    public bool? InorganicInstalls { get; init; }

    public bool? OrganicInstalls { get; init; }

    public bool? CustomEvents { get; init; }

    public Strictness? Strictness { get; init; }

    public IReadOnlyList<string>? DiscardedEvents { get; init; }

    public bool? NestedObjects { get; init; }

    public AccountSettings ApplyTo(AccountSettings settings) => settings with
    {
        Partners = Partners ?? settings.Partners,
        InorganicInstalls = InorganicInstalls ?? settings.InorganicInstalls,
        OrganicInstalls = OrganicInstalls ?? settings.OrganicInstalls,
        CustomEvents = CustomEvents ?? settings.CustomEvents,
        Strictness = Strictness ?? settings.Strictness,
        DiscardedEvents = DiscardedEvents ?? settings.DiscardedEvents,
        NestedObjects = NestedObjects ?? settings.NestedObjects,
    };
}
