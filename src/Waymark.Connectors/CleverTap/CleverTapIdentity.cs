using System.Buffers;

namespace Waymark.Connectors.CleverTap;

/// <summary>Whose profile in CleverTap an event belongs to. A device has an objectId, a person an identity; a record names one of them.</summary>
abstract record CleverTapIdentity
{
    /// <summary>The key under which an app hands us CleverTap's id.</summary>
    const string IdKey = "clevertap_id";

    const int LongestId = 64;
    const int LongestIdentity = 1023;

    static readonly SearchValues<char> IdCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789=|<>;+.()!:$@_-");

    /// <summary>The device, and the person to link it to when it is known and not somebody else's.</summary>
    public sealed record Device(string Id, string? Owner) : CleverTapIdentity
    {
        /// <summary>CleverTap's SDK makes such ids when it cannot make a real one.</summary>
        public bool IsFallback => Id.StartsWith("__i", StringComparison.Ordinal);
    }

    public sealed record Person(string Id) : CleverTapIdentity;

    /// <summary>For this reason code.</summary>
    public sealed record NotYetKnown(string Reason) : CleverTapIdentity;

    public sealed record Invalid : CleverTapIdentity;

    public static CleverTapIdentity Of(Telling telling)
    {
        var settings = new CleverTapSettings(telling.Integration.Settings);

        return settings.MatchBy switch
        {
            CleverTapMatch.CustomerUserId => PersonBy(telling.PersonId(), "missing_cuid"),
            CleverTapMatch.IdentityProvider => PersonBy(CleverTapProvider.IdOf(telling.Subject, settings.IdentityProvider), "no_identity"),
            _ => ByCleverTapId(telling),
        };
    }

    static CleverTapIdentity PersonBy(string? id, string missing) =>
        Usable(id) is { } person ? new Person(person) : new NotYetKnown(missing);

    static CleverTapIdentity ByCleverTapId(Telling telling)
    {
        var user = Usable(telling.Event.UserId);
        var lastUser = Usable(telling.Subject.Install?.UserId);
        var person = user ?? lastUser;

        if (telling.Subject.PartnerId(IdKey)?.Trim() is not { Length: > 0 } device)
        {
            // Without an install there is no device to wait for: the person said or did it elsewhere.
            var isReady = telling.HasWaitedLongEnough || telling.Event.InstallId is null;
            return isReady && person is not null ? new Person(person) : new NotYetKnown("no_clevertap_id");
        }

        if (device.Length > LongestId || device.AsSpan().ContainsAnyExcept(IdCharacters))
            return new Invalid();

        // Two identities on one device would merge two people into one profile for good.
        var owner = telling.PersonOf(device) ?? lastUser;

        if (user is not null && ((owner is not null && owner != user) || (lastUser is not null && lastUser != user)))
            return new Person(user);

        return new Device(device, owner is null || owner == person ? person : null);
    }

    public static string? Usable(string? userId) =>
        userId?.Trim() is { Length: > 0 and <= LongestIdentity } id ? id : null;
}
