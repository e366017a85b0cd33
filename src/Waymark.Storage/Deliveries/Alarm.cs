using Waymark.Integrations;

namespace Waymark.Storage.Deliveries;

/// <summary>Something about an integration that a person should look at.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Target">Whose.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Detail">What was seen when it was raised, in words.</param>
/// <param name="Since">When it was raised.</param>
/// <param name="Until">When it was over; null while it is open.</param>
public sealed record Alarm(long Id, DeliveryTarget Target, AlarmKind Kind, string Detail, DateTimeOffset Since, DateTimeOffset? Until)
{
    public bool IsOpen => Until is null;
}
