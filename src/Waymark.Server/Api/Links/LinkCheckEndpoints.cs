using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Links;
using Waymark.SmartLinks;
using Waymark.Storage;
using Waymark.Touches;

namespace Waymark.Server.Api.Links;

/// <summary>What would an iPhone in India see? Nothing is recorded.</summary>
static class LinkCheckEndpoints
{
    public static void MapLinkCheck(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/apps/{app}/link-check", Check).WithTags("Links").WithName("CheckLink")
            .WithSummary("Where a link would lead such a visitor, why, and what it would earn; no click is made");

    /// <param name="app">The app's id.</param>
    /// <param name="url">A link on one of the app's domains, or a token.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where links are.</param>
    /// <param name="clock">Tells whether a link has expired.</param>
    /// <param name="os">ios, android, windows, macos, linux or chromeos.</param>
    /// <param name="country">Two letters; by the language's region when absent.</param>
    /// <param name="language">As a browser sends it: <c>hi-IN,hi;q=0.9</c>.</param>
    /// <param name="inApp">In a browser inside another app.</param>
    /// <param name="installed">The visitor has the app.</param>
    static Results<Ok<LinkCheck>, NotFound<Problem>, BadRequest<Problem>> Check(
        string app, string url, ICurrentConfiguration configuration, IState state, TimeProvider clock,
        string os = "ios", string? country = null, string? language = null, bool inApp = false, bool installed = false)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (!Enum.TryParse<Os>(os, ignoreCase: true, out var system) || !Enum.IsDefined(system) || char.IsAsciiDigit(os[0]))
            return TypedResults.BadRequest(new Problem($"os must be one of {string.Join(", ", Enum.GetNames<Os>().Select(name => name.ToLowerInvariant()))}."));
        if (country is not null && !(country.Length == 2 && country.All(char.IsAsciiLetter)))
            return TypedResults.BadRequest(new Problem("country must be two letters, such as IN."));

        var address = url.Contains("://", StringComparison.Ordinal) || owner.Domains is not [var preferred, ..] ? url : $"https://{preferred}/{url.TrimStart('/')}";

        if (LinkAddress.Read(address, owner) is not { } link || !owner.Domains.Contains(link.Uri.IdnHost, StringComparer.OrdinalIgnoreCase))
            return TypedResults.BadRequest(new Problem($"url must be a link on one of the app's domains: {string.Join(", ", owner.Domains)}."));

        if (LinkToken.In(link, owner) is { } token && state.FindLink(app, token) is { } smart) link = link.As(smart);

        var visitor = new Visitor { Os = system, IsInApp = inApp, Client = inApp ? "webview" : "other" };
        var clicks = link.SmartLink is null ? 0 : state.LinkClicks(app, link.SmartLink.Token);

        return TypedResults.Ok(LinkCheck.Of(visitor, country?.ToUpperInvariant() ?? VisitorCountry.Of(null, language), installed, owner, link, clicks, clock.GetUtcNow()));
    }
}
