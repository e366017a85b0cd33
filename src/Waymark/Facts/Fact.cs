using System.Net;
using Waymark.Devices;

namespace Waymark.Facts;

/// <summary>One thing somebody told us, as received. Never changed once it is in the journal.</summary>
public sealed record Fact
{
    /// <summary>Place in the journal: 1 for the first fact, gapless, in the order of the durable commits.</summary>
    public required long Position { get; init; }

    public required FactKind Kind { get; init; }

    /// <summary>The app's id in the configuration; empty for what is about all of them.</summary>
    public required string App { get; init; }

    /// <summary>When it reached us, to the millisecond, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The caller's address, behind trusted proxies the real one; null when it was not known.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>What was known of that address; null when nothing was.</summary>
    public AddressNote? AddressNote { get; init; }

    public SignatureState Signature { get; init; }

    /// <summary>The configuration version in force when it was received: replay reads the fact under the same one.</summary>
    public int ConfigurationVersion { get; init; }

    /// <summary>The body exactly as received; for a click, the click with its match keys as JSON.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What a click and an install from the same place share; null where the address tells nobody apart.</summary>
    public string? MatchKey =>
        AddressNote is { IsShared: true } ? null
        : AddressNote?.MatchKey ?? (Address is { } address && Addresses.IsUsableForMatching(address) ? Addresses.MatchKey(address) : null);

    /// <summary>Where it came from, ISO 3166-1 alpha-2; null when not known.</summary>
    public string? Country => AddressNote?.Country;

    public NetworkKind Network => AddressNote?.Network ?? NetworkKind.Ordinary;
}
