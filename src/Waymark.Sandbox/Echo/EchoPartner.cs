using System.Collections.Concurrent;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Echo;

/// <summary>A partner that takes anything: as many of them as there are names, each with a desk of its own.</summary>
static class EchoPartner
{
    static readonly PartnerAnswer Content = new(StatusCodes.Status200OK);

    public static void MapEcho(this IEndpointRouteBuilder routes)
    {
        var desks = new ConcurrentDictionary<string, Desk>(StringComparer.Ordinal);

        routes.MapMethods("/echo/{name}/{**path}", ["GET", "POST", "PUT"], http => Find(http).ReceiveAsync(http, _ => Content));
        routes.MapDeskControls("/echo-control/{name}", Find);

        Desk Find(HttpContext http) => desks.GetOrAdd($"{http.GetRouteValue("name")}", _ => Desk.Open(routes.ServiceProvider));
    }
}
