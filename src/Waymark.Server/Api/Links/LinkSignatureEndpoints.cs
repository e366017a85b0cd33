using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Links;

namespace Waymark.Server.Api.Links;

/// <summary>Signs a click URL, for trying out and for whoever places links by hand.</summary>
static class LinkSignatureEndpoints
{
    const int LongestHours = 24 * 366;

    public static void MapLinkSignature(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/apps/{app}/link-signature", Sign).WithTags("Links").WithName("SignLink").WithSummary("Appends expires and signature to a link, by the app's first click key");

    static Results<Ok<SignedLink>, NotFound<Problem>, BadRequest<Problem>> Sign(string app, LinkToSign wish, ICurrentConfiguration configuration, TimeProvider clock)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (owner.ClickSigning.Keys is not [var key, ..]) return TypedResults.BadRequest(new Problem("The app has no clickSigning.keys in the configuration."));
        if (LinkAddress.Read(wish.Url, owner) is not { } link || !owner.Domains.Contains(link.Uri.IdnHost, StringComparer.OrdinalIgnoreCase))
            return TypedResults.BadRequest(new Problem($"url must be a link on one of the app's domains: {string.Join(", ", owner.Domains)}."));
        if (ClickSignature.IsSigned(wish.Url)) return TypedResults.BadRequest(new Problem("url has expires or signature already; give it without them."));
        if (wish.ValidHours is < 1 or > LongestHours) return TypedResults.BadRequest(new Problem(string.Create(CultureInfo.InvariantCulture, $"validHours must be 1 to {LongestHours}.")));

        var expires = clock.GetUtcNow().AddHours(wish.ValidHours);
        return TypedResults.Ok(new SignedLink(ClickSignature.Sign(wish.Url, expires, key), DateTimeOffset.FromUnixTimeSeconds(expires.ToUnixTimeSeconds()), key.Id));
    }
}

/// <summary>A link that is to be signed.</summary>
/// <param name="Url">With everything it says; nothing may be changed later.</param>
/// <param name="ValidHours">How long clicks on it count.</param>
public sealed record LinkToSign(string Url, int ValidHours = 36);

/// <summary>A signed link.</summary>
public sealed record SignedLink(string Url, DateTimeOffset ExpiresAt, string Key);
