using Waymark.Referrals;
using Waymark.Storage;
using Waymark.Users;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Finds out who is meant.</summary>
static class PersonFinding
{
    /// <returns>An install's user where one is known; null when nobody is known under an id of a provider.</returns>
    public static Person? Find(Case @case, PersonTold told)
    {
        if (told.User is { } user) return Person.User(user);
        if (told.Install is { } install) return Person.Of(@case.State.FindInstall(@case.App.Id, install)?.UserId, install);

        return told is { Provider: { } provider, Id: { } id } && UserOf(@case.State.Community, @case.App.Id, provider, id) is { } found
            ? Person.User(found)
            : null;
    }

    /// <returns>The user whose id under a provider it is; null when nobody's, or when several share an address.</returns>
    public static string? UserOf(ICommunity community, string app, string provider, string id)
    {
        if (provider == IdentityProvider.CustomId) return id;
        if (community.FindIdentity(app, provider, id) is { } identity) return identity.User;

        return provider == IdentityProvider.Email && community.UsersOf(app, UserKey.OfEmail(id)) is [var only] ? only : null;
    }
}
