using Waymark.Apps;
using Waymark.Installs;

namespace Waymark.Server.Api;

/// <summary>Tells what became of events at each integration.</summary>
interface IDeliveryHistory
{
    /// <summary>What each of the app's integrations heard of an install's own conversions.</summary>
    IReadOnlyList<DeliveryView> Of(App app, Install install);
}

/// <summary>What became of one event at one integration.</summary>
/// <param name="Integration">The integration's id.</param>
/// <param name="EventId">The event's id.</param>
/// <param name="Name">The event's name in the stream.</param>
/// <param name="State"><c>sent</c>, <c>skipped</c>, <c>waiting</c>, <c>held</c>, <c>retrying</c>, <c>refused</c> or <c>dead</c>.</param>
/// <param name="Reason">Why, where there is a reason.</param>
public sealed record DeliveryView(string Integration, string EventId, string Name, string State, string? Reason);
