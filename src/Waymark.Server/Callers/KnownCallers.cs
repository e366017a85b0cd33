using System.Net;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Privacy;

namespace Waymark.Server.Callers;

/// <summary>Looks up what is known of a caller's address, and cuts both down to what the app keeps. Nothing behind this sees the address itself.</summary>
sealed class KnownCallers(AddressBook book, AddressSecret secret)
{
    static readonly PrivacySettings Unsaid = new();

    /// <param name="app">Whose caller it is; null when nobody knows yet.</param>
    /// <param name="address">Behind trusted proxies the real one.</param>
    public Caller Of(App? app, IPAddress? address)
    {
        if (address is null) return default;

        var keeping = (app?.Privacy ?? Unsaid).Addresses;
        var (note, place) = book.Look(address);

        return keeping == AddressKeeping.Full
            ? new(address, note, place)
            : new(KeptAddress.Of(address, keeping), Kept(app!.Id, address, keeping, note), place);
    }

    /// <summary>The body as it is stored: of apps that keep no full addresses, without those in it.</summary>
    public static ReadOnlyMemory<byte> Keep(App app, ReadOnlyMemory<byte> body, IPAddress? address) =>
        app.Privacy.Addresses == AddressKeeping.Full ? body : AddressScrub.Of(body, address);

    AddressNote? Kept(string app, IPAddress address, AddressKeeping keeping, AddressNote? note)
    {
        var known = note ?? new AddressNote();
        if (keeping == AddressKeeping.None) known = known with { Region = null, City = null };

        known = known with { MatchKey = KeptAddress.MatchKey(app, address, secret.Key) };
        return known == new AddressNote() ? null : known;
    }
}
