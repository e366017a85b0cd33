namespace Waymark.Sandbox.Demo;

/// <summary>What profiles did at CleverTap by themselves, and what Waymark has of it.</summary>
public sealed record CircleFindings
{
    /// <summary>At CleverTap, by name.</summary>
    public required IReadOnlyDictionary<string, long> Happened { get; init; }

    /// <summary>Of it, what the export has brought.</summary>
    public required IReadOnlyDictionary<string, long> Exported { get; init; }

    /// <summary>In Waymark's stream, by name.</summary>
    public required IReadOnlyDictionary<string, long> Arrived { get; init; }

    /// <summary>People whose attributes were exported.</summary>
    public long ProfilesExported { get; init; }

    /// <summary>People whose attributes were news in Waymark.</summary>
    public long ProfilesArrived { get; init; }

    /// <summary>Events that the export could not bring.</summary>
    public long Lost { get; init; }

    /// <summary>By the campaign that CleverTap was told had brought them.</summary>
    public required IReadOnlyDictionary<string, long> UninstallsThere { get; init; }

    /// <summary>By the campaign of Waymark's reports.</summary>
    public required IReadOnlyDictionary<string, long> UninstallsHere { get; init; }

    /// <summary>Known people who followed the message.</summary>
    public long Followers { get; init; }

    /// <summary>Those of them whom a link had won back less than a day before.</summary>
    public long WonBackBefore { get; init; }

    /// <summary>Those whom Waymark says the message won back.</summary>
    public long WonBack { get; init; }
}
