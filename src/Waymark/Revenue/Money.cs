namespace Waymark.Revenue;

/// <summary>An amount with its currency (ISO 4217); never a float.</summary>
public readonly record struct Money(decimal Amount, string Currency);
