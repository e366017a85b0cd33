using Waymark.Server.Delivery;
using Waymark.Server.Links.Domains;

namespace Waymark.Server.Api.Links;

/// <summary>Everything of the management API that is about links.</summary>
static class LinkManagement
{
    public static IServiceCollection AddLinkManagement(this IServiceCollection services) => services
        .AddSingleton<LinkDesk>()
        .AddSingleton<LinkImport>()
        .AddSingleton<INetworkView>(provider => new NetworkView(provider.GetRequiredService<DeliveryOptions>().AllowPrivateTargets))
        .AddSingleton<DomainCheck>();

    public static void MapLinkManagement(this IEndpointRouteBuilder routes)
    {
        routes.MapSmartLinks();
        routes.MapLinkImport();
        routes.MapLinkCheck();
        routes.MapLinkSignature();
        routes.MapQrCodes();
        routes.MapDomains();
    }
}
