namespace Waymark.Referrals.Reports;

/// <summary>How often one reason was found, and what was decided with it.</summary>
/// <param name="Reason">Such as <c>same_ip</c>.</param>
/// <param name="Count">How many referrals, clicks too.</param>
/// <param name="ByStatus">Of these, by status.</param>
public sealed record ReasonFigure(string Reason, long Count, IReadOnlyDictionary<string, long> ByStatus);
