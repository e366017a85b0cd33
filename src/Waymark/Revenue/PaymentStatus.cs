namespace Waymark.Revenue;

/// <summary>How far a payment got.</summary>
public enum PaymentStatus
{
    Initiated,
    Completed,
    Failed,
    Cancelled,
}
