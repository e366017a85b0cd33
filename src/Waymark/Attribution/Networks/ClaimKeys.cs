using System.Text;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Touches;

namespace Waymark.Attribution.Networks;

/// <summary>What a claim and an install find each other by, as hashes.</summary>
public static class ClaimKeys
{
    /// <summary>Under which any network's own click id stands in a link's parameters.</summary>
    const string NetworkClickParameter = "click_id";

    /// <summary>Those of a claim.</summary>
    public static IEnumerable<long> Of(ReceivedClaim received)
    {
        var claim = received.Claim;
        return claim.DeviceId is not null ? OfClicks(received).Prepend(OfDevice(claim.DeviceId)) : OfClicks(received);
    }

    /// <summary>Those of the click that a claim names.</summary>
    public static IEnumerable<long> OfClicks(ReceivedClaim received)
    {
        var claim = received.Claim;
        if (claim.ClickId is not null) yield return OfClick(claim.ClickId);
        if (claim.NetworkClickId is not null) yield return OfNetworkClick(received.Source, claim.NetworkClickId);
    }

    /// <summary>Those of a device and of the clicks that are proved to be its own.</summary>
    public static IEnumerable<long> Of(DeviceTraits device, IEnumerable<Touch> touches)
    {
        if (device.Gaid is not null) yield return OfDevice(device.Gaid);
        if (device.Idfa is not null) yield return OfDevice(device.Idfa);

        foreach (var key in OfClicks(touches))
            yield return key;
    }

    /// <summary>Those of clicks that an install is known by.</summary>
    public static IEnumerable<long> OfClicks(IEnumerable<Touch> touches)
    {
        foreach (var touch in touches)
        {
            yield return OfClick(touch.ClickId);
            if (touch.Parameters.GetValueOrDefault(NetworkClickParameter) is { } id) yield return OfNetworkClick(touch.CreditedSource, id);
        }
    }

    static long OfDevice(string id) => Hash("claim_device", id);

    static long OfClick(string id) => Hash("claim_click", id);

    // Two networks may give the same id to different clicks.
    static long OfNetworkClick(string source, string id) => Hash("claim_network_click", $"{source.ToUpperInvariant()}\0{id}");

    static long Hash(string kind, string value) => (long)StableHash.Of(Encoding.UTF8.GetBytes($"{kind}\0{value}"));
}
