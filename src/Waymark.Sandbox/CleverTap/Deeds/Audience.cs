using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Deeds;

/// <summary>Which profiles are meant: those that are named, else the first so many, else all.</summary>
sealed record Audience
{
    /// <summary>Devices, by their CleverTap IDs; an empty list means nobody.</summary>
    public IReadOnlyList<string>? ObjectIds { get; init; }

    /// <summary>People, by the customer's own ids; an empty list means nobody.</summary>
    public IReadOnlyList<string>? Identities { get; init; }

    /// <summary>How many at most; null for no limit.</summary>
    public int? Count { get; init; }

    /// <returns>Every profile once, with the identifier that was named or else that of its latest device.</returns>
    public IReadOnlyList<Member> Choose(ProfileBook profiles)
    {
        var members = ObjectIds is not null || Identities is not null
            ? Keys().Where(key => profiles.Find(key) is not null).Select(key => Named(profiles.Find(key)!, key))
            : profiles.All.Select(profile => new Member(profile, KeyOf(profile)));

        return [.. members.DistinctBy(member => member.Profile.Number).Take(Count ?? int.MaxValue)];
    }

    /// <returns>What was named and nobody knows.</returns>
    public IReadOnlyList<string> Unknown(ProfileBook profiles) =>
        [.. Keys().Where(key => profiles.Find(key) is null).Select(key => key.Value)];

    IEnumerable<ProfileKey> Keys() =>
    [
        .. (ObjectIds ?? []).Select(id => new ProfileKey(IdKind.ObjectId, id)),
        .. (Identities ?? []).Select(id => new ProfileKey(IdKind.Identity, id)),
    ];

    // What a device does is kept under the device, also when its person was named.
    static Member Named(Profile profile, ProfileKey key) => new(profile, key.Kind == IdKind.ObjectId ? key : KeyOf(profile));

    static ProfileKey KeyOf(Profile profile) =>
        profile.Ids(IdKind.ObjectId).LastOrDefault() is { } device ? new(IdKind.ObjectId, device) : profile.Keys[0];
}

/// <summary>One profile of an audience, and the identifier under which it acts.</summary>
readonly record struct Member(Profile Profile, ProfileKey Key);
