namespace Waymark.Facts;

/// <summary>What was known of the caller's address when the fact came: looked up once, so that a replay does not depend on the lists of its day.</summary>
public sealed record AddressNote
{
    /// <summary>ISO 3166-1 alpha-2; null when not known.</summary>
    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? City { get; init; }

    public NetworkKind Network { get; init; }

    /// <summary>What stands for the address in matching where the app does not keep it in full; null where it does.</summary>
    public string? MatchKey { get; init; }

    /// <summary>Strangers come from the same address: it is nobody's own.</summary>
    public bool IsShared => Network is NetworkKind.DataCentre or NetworkKind.Tor or NetworkKind.Vpn or NetworkKind.PrivateRelay;
}

/// <summary>What sort of network an address belongs to. The numbers are stored and never change.</summary>
public enum NetworkKind : byte
{
    /// <summary>On no list.</summary>
    Ordinary = 0,

    DataCentre = 1,

    Tor = 2,

    Vpn = 3,

    /// <summary>Apple's Private Relay: people, but not the address of one of them.</summary>
    PrivateRelay = 4,

    /// <summary>On a list of the owner's own.</summary>
    Listed = 5,
}
