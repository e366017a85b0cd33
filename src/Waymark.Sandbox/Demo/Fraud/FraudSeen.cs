namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>A rule that an install or its touch met, as the server tells it.</summary>
public sealed record FraudSeen(string InstallInstanceId, string Rule, string Outcome, string Input, string Threshold, string? Source, string CreditedTo);

/// <summary>What stands against a source, as the server tells it.</summary>
public sealed record SourceSeen(SourceSeen.Place Scope, string Rule, string Mode, SourceSeen.Measured? Finding)
{
    /// <summary>Which source, campaign or site.</summary>
    public sealed record Place(string Source, string? Campaign, string? Site)
    {
        public override string ToString() => string.Join(" / ", new[] { Source, Campaign, Site }.OfType<string>());
    }

    /// <summary>What was measured of how many.</summary>
    public sealed record Measured(double Value, long Of, double Threshold);
}
