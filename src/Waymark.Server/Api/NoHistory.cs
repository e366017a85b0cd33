using Waymark.Apps;
using Waymark.Installs;

namespace Waymark.Server.Api;

sealed class NoHistory : IDeliveryHistory
{
    public IReadOnlyList<DeliveryView> Of(App app, Install install) => [];
}
