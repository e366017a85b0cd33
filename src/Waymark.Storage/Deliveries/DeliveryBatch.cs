namespace Waymark.Storage.Deliveries;

/// <summary>One request to a partner, and the events it carried.</summary>
/// <param name="At">When it began.</param>
/// <param name="First">Position of its first event.</param>
/// <param name="Last">Position of its last event.</param>
/// <param name="Events">How many events it was about.</param>
/// <param name="Records">How many records it carried.</param>
/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="Took">How long it took.</param>
/// <param name="ConfigurationVersion">The version whose settings applied.</param>
/// <param name="Failure">Why the request as a whole was not taken; null when it was.</param>
public sealed record DeliveryBatch(
    DateTimeOffset At, long First, long Last, int Events, int Records, int Status, TimeSpan Took, int ConfigurationVersion, string? Failure = null)
{
    /// <summary>The run that made it.</summary>
    public int Run { get; init; }

    /// <summary>Which of the partner's calls it was, in the connector's own word.</summary>
    public string Route { get; init; } = "";

    /// <summary>How many of its records the partner will never take.</summary>
    public int Refused { get; init; }

    /// <summary>How the partner's answer begins, without secrets; null when there was none.</summary>
    public string? Answer { get; init; }

    /// <summary>Exactly which events it carried.</summary>
    public EventPositions Positions { get; init; } = EventPositions.None;
}
