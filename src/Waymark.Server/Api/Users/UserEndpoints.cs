using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Storage;

namespace Waymark.Server.Api.Users;

/// <summary>One user with what the app and flows say of them.</summary>
static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/apps/{app}/users/{userId}", Find).WithTags("Users").WithName("FindUser").WithSummary("A user, their properties, and whether they are banned");

    static Results<Ok<UserView>, NotFound<Problem>> Find(string app, string userId, ICurrentConfiguration configuration, IState state, TimeProvider clock)
    {
        if (!configuration.Current.AppById.ContainsKey(app)) return TypedResults.NotFound(Problem.NoApp(app));

        var person = UserPath.Read(userId);
        var (user, standing) = (state.FindUser(app, person.UserId!), state.Flows.FindStanding(app, person));

        return user is null && standing is null
            ? TypedResults.NotFound(new Problem($"There is no user {person.UserId} of app {app}."))
            : TypedResults.Ok(UserView.Of(person.UserId!, user, standing, clock.GetUtcNow()));
    }
}
