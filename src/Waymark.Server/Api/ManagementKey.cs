using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Waymark.Server.Documents;

namespace Waymark.Server.Api;

/// <summary>Lets only holders of a management key in: <c>Authorization: Bearer KEY</c>.</summary>
public static class ManagementKey
{
    public const string Scheme = "ManagementKey";

    public static IServiceCollection AddManagementKey(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, Gate>(Scheme, null);
        services.AddAuthorization();
        return services;
    }

    /// <summary>Everything built here answers 401 to whoever has no management key.</summary>
    public static TBuilder RequireManagementKey<TBuilder>(this TBuilder routes) where TBuilder : IEndpointConventionBuilder =>
        routes.RequireAuthorization(new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build());

    // An authentication scheme rather than an endpoint filter: it runs before anything of the request is bound.
    sealed class Gate(
        ManagementKeys keys, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        const string Prefix = "Bearer ";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var header = Request.Headers.Authorization.ToString();

            if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                return Task.FromResult(AuthenticateResult.NoResult());

            if (keys.Recognise(header[Prefix.Length..].Trim()) is not { } who)
                return Task.FromResult(AuthenticateResult.Fail("unknown management key"));

            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, who)], ManagementKey.Scheme);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), ManagementKey.Scheme)));
        }

        protected override Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Bearer";
            return Response.WriteAsJsonAsync(
                new Problem("A management key is needed: send it as \"Authorization: Bearer KEY\"."), Context.RequestAborted);
        }
    }
}
