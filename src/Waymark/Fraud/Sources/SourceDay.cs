namespace Waymark.Fraud.Sources;

/// <summary>What came from somewhere on a UTC day; installs count on the day of their first open.</summary>
public sealed record SourceDay(DateOnly Day, SourceKey Key, SourceFigures Figures);
