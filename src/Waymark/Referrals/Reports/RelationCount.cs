namespace Waymark.Referrals.Reports;

/// <summary>How many relations there are for one event.</summary>
/// <param name="Event">The event.</param>
/// <param name="Relations">How many.</param>
/// <param name="Referrers">Of how many different people.</param>
public sealed record RelationCount(string Event, long Relations, long Referrers);
