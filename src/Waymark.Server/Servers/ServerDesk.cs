using Waymark.Apps;
using Waymark.Server.Intake;

namespace Waymark.Server.Servers;

/// <summary>Lets servers in: who asks, how often, and for what.</summary>
sealed class ServerDesk(ServerKeys keys, ICurrentConfiguration current, RateLimits limits)
{
    public const string KeyHeader = "linkrunner-key";

    /// <param name="context">The request.</param>
    /// <param name="routes">What there is at its address.</param>
    public ValueTask<Answer> TakeAsync(HttpContext context, IReadOnlyList<ServerRoute> routes)
    {
        var request = context.Request;
        var route = routes.FirstOrDefault(route => HttpMethods.Equals(route.Method, request.Method))
            ?? routes.FirstOrDefault(route => HttpMethods.IsHead(request.Method) && HttpMethods.IsGet(route.Method));

        if (route is null)
        {
            context.Response.Headers.Allow = string.Join(", ", routes.Select(route => route.Method));
            return ValueTask.FromResult(ServerRefusals.MethodNotAllowed);
        }

        // The configuration first: a key of a later one is let in under the earlier only by mistake.
        var configuration = current.Current;

        if (request.Headers[KeyHeader].ToString() is not { Length: > 0 } key) return ValueTask.FromResult(ServerRefusals.KeyMissing);
        if (keys.Recognise(key) is not { } caller) return ValueTask.FromResult(ServerRefusals.KeyInvalid);

        var tooMany = Wait(caller, new ServerBudget("all", caller.App.ServerRateLimit)) ?? (route.Budget is { } budget ? Wait(caller, budget) : null);

        return tooMany is null
            ? route.Take(new ServerCall(request, caller, configuration), context.RequestAborted)
            : ValueTask.FromResult(tooMany);
    }

    /// <returns>Null when the key may go on.</returns>
    public Answer? Wait(ServerCaller caller, ServerBudget budget) =>
        caller.App.ServerRateLimit == 0
            ? null
            : limits.SecondsToWait($"{caller.Who}\n{budget.Name}", budget.Requests, budget.Seconds) is var seconds and > 0
                ? ServerRefusals.TooManyFor(seconds)
                : null;
}
