namespace Waymark.Fraud.Reports;

/// <summary>What the figures of fraud can be split by.</summary>
public enum FraudDimension
{
    Rule,
    Source,
    Campaign,
    Site,
    Country,
    Day,
}
