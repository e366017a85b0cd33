using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Tests.Support;

static class Committing
{
    /// <summary>Waits until the step is on the disk.</summary>
    public static void Commit(this IDeliveries deliveries, DeliveryStep step) => deliveries.CommitAsync(step).GetAwaiter().GetResult();
}
