namespace Waymark.Sandbox.CleverTap.Calls;

/// <summary>The credentials check for partners.</summary>
static class ConnectEndpoint
{
    public static void MapConnect(this IEndpointRouteBuilder routes) => routes.MapGet("/v1/connect", Connect);

    static Task Connect(HttpContext http, Reception reception) =>
        reception.ReceiveAsync(http, CallKind.Other, (_, _) => Task.FromResult(Answer.Success));
}
