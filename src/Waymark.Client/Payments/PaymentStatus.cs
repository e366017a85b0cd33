namespace Waymark.Client;

/// <summary>How far a payment got; only a completed one is revenue.</summary>
public enum PaymentStatus
{
    Completed,
    Initiated,
    Failed,
    Cancelled,
}
