using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo;

/// <summary>Everything that was found once the devices had finished, beside what they did.</summary>
public sealed record Findings
{
    public required IReadOnlyList<Installation> Installations { get; init; }

    public required IReadOnlyList<Happening> Stream { get; init; }

    public required IReadOnlyList<Receipt> Receipts { get; init; }

    public required Ledger Ledger { get; init; }

    /// <summary>Ids of events that wait for CleverTap's id of the device.</summary>
    public required IReadOnlySet<string> Held { get; init; }

    /// <summary>Ids of events of which CleverTap wants some record again.</summary>
    public required IReadOnlySet<string> Retrying { get; init; }

    /// <summary>What devices complained about.</summary>
    public IReadOnlyCollection<string> Complaints { get; init; } = [];
}
