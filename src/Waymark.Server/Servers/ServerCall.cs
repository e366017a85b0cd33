using Waymark.Apps;

namespace Waymark.Server.Servers;

/// <summary>A server's request that was let in.</summary>
/// <param name="Request">What it asks.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Configuration">The version in force.</param>
sealed record ServerCall(HttpRequest Request, ServerCaller Caller, Configuration Configuration)
{
    public App App => Caller.App;

    /// <returns>A parameter of the query; null when it is absent or empty.</returns>
    public string? Query(string name) => Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <returns>A part of the path.</returns>
    public string Path(string name) => ((string?)Request.RouteValues[name] ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
