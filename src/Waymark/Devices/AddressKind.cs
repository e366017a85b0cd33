namespace Waymark.Devices;

/// <summary>What an address says about who is behind it.</summary>
public enum AddressKind
{
    /// <summary>Reachable from everywhere. The documentation ranges count as public: tests and demonstrations live there.</summary>
    Public,

    /// <summary>RFC 1918, IPv6 unique local and the old site-local range.</summary>
    Private,

    /// <summary>100.64.0.0/10: a carrier's own side of its NAT.</summary>
    CarrierNat,
    Loopback,
    LinkLocal,
    Multicast,

    /// <summary>Unspecified, benchmarking, translation and other ranges that no visitor comes from, or that many share.</summary>
    Reserved,
}
