using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Processing.Referrals;
using Waymark.Storage;
using Waymark.Users;

namespace Waymark.Server.Api.Referrals;

using Changed = Results<Ok<IdentityList>, NotFound<Problem>, BadRequest<Problem>, Conflict<Problem>, JsonHttpResult<Problem>>;

/// <summary>Which ids users are known by, and where two of them showed the same.</summary>
static class IdentityEndpoints
{
    public static void MapIdentities(this IEndpointRouteBuilder routes)
    {
        var identities = routes.MapGroup("/apps/{app}/identities").WithTags("Identities");

        identities.MapGet("/", Providers).WithName("ListIdentityProviders").WithSummary("Every provider with the number of users who have an id there");
        identities.MapGet("/conflicts", Conflicts).WithName("ListIdentityConflicts").WithSummary("Identities that were shown by somebody else than their owner, and what came of it");
        identities.MapGet("/{provider}/{id}", Find).WithName("FindIdentity").WithSummary("Whose an id is");

        var users = routes.MapGroup("/apps/{app}/users/{userId}/identities").WithTags("Identities");
        users.MapGet("/", List).WithName("ListIdentities").WithSummary("A user's ids by provider");
        users.MapPut("/{provider}", AddAsync).Accepts<IdentityCommand>("application/json", "*/*").WithName("AddIdentity").WithSummary("Adds or replaces a user's id under a provider");
        users.MapDelete("/{provider}", RemoveAsync).WithName("RemoveIdentity").WithSummary("Removes a user's id under a provider");
    }

    static Results<Ok<ProviderList>, NotFound<Problem>> Providers(string app, [FromServices] StaffWord staff, IState state)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));

        var (users, withEmail, withPhone) = state.Community.CountUsers(app);
        var added = state.Community.CountIdentities(app);
        ProviderView[] own =
        [
            new(IdentityProvider.CustomId, users),
            new(IdentityProvider.Email, withEmail),
            new(IdentityProvider.Phone, withPhone),
        ];

        return TypedResults.Ok(new ProviderList(
            users,
            [.. own, .. added.Where(pair => own.All(known => known.Provider != pair.Key)).Select(pair => new ProviderView(pair.Key, pair.Value))]));
    }

    /// <param name="app">The app's id.</param>
    /// <param name="staff">Which apps there are.</param>
    /// <param name="state">Where the audit is.</param>
    /// <param name="before">The <c>next</c> of an earlier answer.</param>
    /// <param name="limit">How many at most, 1 to 500.</param>
    static Results<Ok<AuditPage>, NotFound<Problem>, BadRequest<Problem>> Conflicts(
        string app, [FromServices] StaffWord staff, IState state, long? before = null, int limit = 100)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > 500) return TypedResults.BadRequest(new Problem("limit must be 1 to 500."));

        AuditEntry[] both =
        [
            .. state.Community.Audit(app, AuditKind.IdentityConflict, null, before, limit)
                .Concat(state.Community.Audit(app, AuditKind.UserSwitched, null, before, limit))
                .OrderByDescending(entry => entry.Fact)
                .Take(limit),
        ];
        return TypedResults.Ok(AuditPage.Of(both, limit));
    }

    static Results<Ok<IdentityOwner>, NotFound<Problem>> Find(string app, string provider, string id, [FromServices] StaffWord staff, IState state)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));

        return IdentityProvider.Read(provider) is { } known
            && PersonFinding.UserOf(state.Community, app, known, StaffWord.Unescaped(id)) is { } userId
            && state.FindUser(app, userId) is not null
                ? TypedResults.Ok(new IdentityOwner(userId))
                : TypedResults.NotFound(new Problem("There is nobody with this id, or several users share it."));
    }

    static Results<Ok<IdentityList>, NotFound<Problem>> List(string app, string userId, [FromServices] StaffWord staff, IState state) =>
        staff.Find(app) is null ? TypedResults.NotFound(Problem.NoApp(app)) : TypedResults.Ok(Show(state, app, StaffWord.Unescaped(userId)));

    static async Task<Changed> AddAsync(string app, string userId, string provider, HttpRequest request, [FromServices] StaffWord staff, IState state, CancellationToken stop)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));
        if (IdentityProvider.Read(provider) is not { } known || known == IdentityProvider.CustomId) return TypedResults.BadRequest(NoProvider);

        var (fields, _) = await StaffWord.ReadAsync(request, stop);
        fields.RefuseOthers("id");
        var id = fields.Required("id", IdentityProvider.LongestId);
        if (fields.Mistake is { } mistake) return TypedResults.BadRequest(new Problem(mistake));

        var told = new IdentityTold { Who = User(userId), Provider = known, Id = id, IsVouchedFor = true, By = StaffWord.By(request) };
        return await TellAsync(app, userId, told, staff, state, stop);
    }

    static async Task<Changed> RemoveAsync(string app, string userId, string provider, HttpRequest request, [FromServices] StaffWord staff, IState state, CancellationToken stop)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));
        if (IdentityProvider.Read(provider) is not { } known) return TypedResults.BadRequest(NoProvider);

        return await TellAsync(app, userId, new IdentityTold { Who = User(userId), Provider = known, Removes = true, By = StaffWord.By(request) }, staff, state, stop);
    }

    static async Task<Changed> TellAsync(string app, string userId, IdentityTold told, StaffWord staff, IState state, CancellationToken stop)
    {
        var (ruling, trouble) = await staff.TellAsync(FactKind.Identity, app, told, stop);

        return ruling?.Outcome switch
        {
            null => trouble!,
            "added" or "removed" => TypedResults.Ok(Show(state, app, StaffWord.Unescaped(userId))),
            "conflict" => TypedResults.Conflict(new Problem($"The id belongs to user {ruling.Other}; remove it there first.")),
            "too_many_identities" => TypedResults.Conflict(new Problem("The user has as many identities as there may be.")),
            _ => TypedResults.NotFound(new Problem("The user has no such identity.")),
        };
    }

    static Problem NoProvider { get; } = new("provider may hold letters, digits, _, - and dots, and must not be custom_id, which is the user's own id.");

    static PersonTold User(string userId) => new() { User = StaffWord.Unescaped(userId) };

    static IdentityList Show(IState state, string app, string userId) => new(userId, state.FindUser(app, userId)?.Identities ?? new Dictionary<string, string>());
}

/// <summary>The id to add.</summary>
public sealed record IdentityCommand(string Id);

/// <summary>How many users are known by an id under a provider.</summary>
public sealed record ProviderView(string Provider, long Users);

/// <summary>All providers.</summary>
/// <param name="Users">How many users there are.</param>
/// <param name="Providers">Each with how many of them are known there.</param>
public sealed record ProviderList(long Users, IReadOnlyList<ProviderView> Providers);

/// <summary>Whose an id is.</summary>
public sealed record IdentityOwner(string UserId);

/// <summary>A user's ids by provider, those that were added.</summary>
public sealed record IdentityList(string UserId, IReadOnlyDictionary<string, string> Identities);
