using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Intake.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Api.Referrals;

using Changed = Results<Ok<RelationOutcome>, NotFound<Problem>, BadRequest<Problem>, Conflict<Problem>, JsonHttpResult<Problem>>;

/// <summary>Who referred whom: asked both ways, and changed by staff with a reason.</summary>
static class RelationEndpoints
{
    const int LongestWhy = 1_000, MostData = 50, MostImported = 5_000, LongestImport = 4 * 1024 * 1024;

    public static void MapRelations(this IEndpointRouteBuilder routes)
    {
        var relations = routes.MapGroup("/apps/{app}/relations").WithTags("Relations");

        relations.MapGet("/", Read).WithName("ReadRelations").WithSummary("Whom somebody referred, or who referred them, the latest first");
        relations.MapPost("/", SetAsync).Accepts<RelationCommand>("application/json", "*/*")
            .WithName("SetRelation").WithSummary("Sets who referred somebody; the same pair and event again replaces date and data");
        relations.MapPost("/remove", RemoveAsync).Accepts<RelationCommand>("application/json", "*/*")
            .WithName("RemoveRelation").WithSummary("Takes a relation back");
        relations.MapPost("/import", ImportAsync).Accepts<RelationImport>("application/json", "*/*")
            .WithName("ImportRelations").WithSummary("Takes over relations of another product; receivers are not told of them");
        relations.MapGet("/audit", Audit).WithName("ReadRelationAudit").WithSummary("Every change of relations: who, when, what and why");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="staff">Which apps there are.</param>
    /// <param name="state">Where relations are.</param>
    /// <param name="user">Whose: a user's id.</param>
    /// <param name="install">Or that of an install whose user has not signed up.</param>
    /// <param name="direction"><c>referred</c> (whom they referred), <c>referrers</c> or <c>friends</c>.</param>
    /// <param name="name">Only of this event.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="limit">How many at most, 1 to 500.</param>
    static Results<Ok<RelationPage>, NotFound<Problem>, BadRequest<Problem>> Read(
        string app, [FromServices] StaffWord staff, IState state, string? user = null, string? install = null, string direction = "referred",
        [FromQuery(Name = "event")] string? name = null, int skip = 0, int limit = 100)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));
        if (PersonOf(user, install) is not { } who) return TypedResults.BadRequest(new Problem("Say whose: user, or install."));
        if (limit is < 1 or > 500 || skip < 0) return TypedResults.BadRequest(new Problem("limit must be 1 to 500, and skip 0 or more."));

        if (direction == "friends")
        {
            var friends = state.Community.FriendsOf(app, who, skip, limit);
            return TypedResults.Ok(new RelationPage([], [.. friends.Select(PersonView.Of)], friends.Count == limit ? skip + limit : null));
        }

        if (direction is not ("referred" or "referrers")) return TypedResults.BadRequest(new Problem("direction is one of referred, referrers, friends."));

        var found = direction == "referred" ? state.ReferredBy(app, who, name, skip, limit) : state.ReferrersOf(app, who, name, skip, limit);
        return TypedResults.Ok(new RelationPage([.. found.Select(RelationView.Of)], [], found.Count == limit ? skip + limit : null));
    }

    static Task<Changed> SetAsync(string app, HttpRequest request, [FromServices] StaffWord staff, CancellationToken stop) =>
        ChangeAsync(app, removes: false, request, staff, stop);

    static Task<Changed> RemoveAsync(string app, HttpRequest request, [FromServices] StaffWord staff, CancellationToken stop) =>
        ChangeAsync(app, removes: true, request, staff, stop);

    static async Task<Changed> ChangeAsync(string app, bool removes, HttpRequest request, StaffWord staff, CancellationToken stop)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));

        var (fields, _) = await StaffWord.ReadAsync(request, stop);
        fields.RefuseOthers("referred", "referrer", "event", "at", "data", "friends", "why");
        var relation = ReadRelation(fields);
        var why = fields.Required("why", LongestWhy);
        if (fields.Mistake is { } mistake) return TypedResults.BadRequest(new Problem(mistake));

        var told = new RelationsTold { Source = RelationSource.Staff, Removes = removes, By = StaffWord.By(request), Why = why, Relations = [relation!] };
        var (ruling, trouble) = await staff.TellAsync(FactKind.Relation, app, told, stop);

        return ruling?.Outcome switch
        {
            null => trouble!,
            "set" or "removed" => TypedResults.Ok(new RelationOutcome(ruling.Outcome, 1)),
            "own_referrer" => TypedResults.Conflict(new Problem("Nobody is their own referrer.")),
            "unknown_relation" => TypedResults.NotFound(new Problem("There is no such relation.")),
            "unknown_referred" => TypedResults.NotFound(new Problem("referred: nobody is known by this id under this provider.")),
            _ => TypedResults.NotFound(new Problem("referrer: nobody is known by this id under this provider.")),
        };
    }

    static async Task<Changed> ImportAsync(string app, HttpRequest request, [FromServices] StaffWord staff, CancellationToken stop)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));

        var (fields, _) = await StaffWord.ReadAsync(request, stop, LongestImport);
        fields.RefuseOthers("relations", "why");
        var why = fields.Required("why", LongestWhy);
        var relations = ReadAll(fields);
        if (fields.Mistake is { } mistake) return TypedResults.BadRequest(new Problem(mistake));

        var told = new RelationsTold { Source = RelationSource.Import, By = StaffWord.By(request), Why = why, Relations = relations };
        var (ruling, trouble) = await staff.TellAsync(FactKind.Relation, app, told, stop);
        return ruling is null ? trouble! : TypedResults.Ok(new RelationOutcome("imported", relations.Count));
    }

    /// <param name="app">The app's id.</param>
    /// <param name="staff">Which apps there are.</param>
    /// <param name="state">Where the audit is.</param>
    /// <param name="user">Only about this user, on either side.</param>
    /// <param name="install">Or about this install.</param>
    /// <param name="before">The <c>next</c> of an earlier answer.</param>
    /// <param name="limit">How many at most, 1 to 500.</param>
    static Results<Ok<AuditPage>, NotFound<Problem>, BadRequest<Problem>> Audit(
        string app, [FromServices] StaffWord staff, IState state, string? user = null, string? install = null, long? before = null, int limit = 100)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > 500) return TypedResults.BadRequest(new Problem("limit must be 1 to 500."));

        return TypedResults.Ok(AuditPage.Of(state.Community.Audit(app, null, PersonOf(user, install), before, limit), limit));
    }

    static Person? PersonOf(string? user, string? install) =>
        !string.IsNullOrEmpty(user) ? Person.User(user) : !string.IsNullOrEmpty(install) ? Person.Install(install) : null;

    static RelationTold? ReadRelation(Fields fields)
    {
        var (referred, referrer) = (RelationReading.ReadPerson(fields, "referred"), RelationReading.ReadPerson(fields, "referrer"));
        var name = fields.Required("event", RelationReading.LongestEvent);
        var (at, data, friends) = (fields.Moment("at"), fields.Pairs("data", MostData), fields.Flag("friends") ?? false);

        return fields.Mistake is null
            ? new RelationTold { Referred = referred!, Referrer = referrer!, Event = name!, At = at, Data = data, Friends = friends }
            : null;
    }

    static List<RelationTold> ReadAll(Fields fields)
    {
        var relations = new List<RelationTold>();

        if (fields.Find("relations") is not { ValueKind: System.Text.Json.JsonValueKind.Array } list || list.GetArrayLength() is 0 or > MostImported)
        {
            fields.Fail("relations", $"must be a list of 1 to {MostImported}");
            return relations;
        }

        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            var one = fields.Inside(item, $"relations[{index}]");
            one.RefuseOthers("referred", "referrer", "event", "at", "data", "friends");
            if (ReadRelation(one) is { } relation) relations.Add(relation);
            fields.Take(one);
        }

        return relations;
    }
}

/// <summary>A relation that staff set or take back.</summary>
/// <param name="Referred">Who was referred: <c>userId</c>, <c>installInstanceId</c>, or <c>provider</c> and <c>id</c>.</param>
/// <param name="Referrer">Who referred them, named likewise.</param>
/// <param name="Event">For which event, such as <c>app_install</c>.</param>
/// <param name="At">When; now when absent.</param>
/// <param name="Data">Key-value pairs.</param>
/// <param name="Friends">They become friends, too.</param>
/// <param name="Why">The reason, for the audit.</param>
public sealed record RelationCommand(
    NamedPerson Referred, NamedPerson Referrer, string Event, DateTimeOffset? At, IReadOnlyDictionary<string, string>? Data, bool? Friends, string Why);

/// <summary>Somebody by one of their names.</summary>
public sealed record NamedPerson(string? UserId, string? InstallInstanceId, string? Provider, string? Id);

/// <summary>Relations of another product; each as a command without a reason of its own.</summary>
public sealed record RelationImport(IReadOnlyList<RelationCommand> Relations, string Why);

/// <summary>What a change came to: <c>set</c>, <c>removed</c> or <c>imported</c>, and how many relations it was about.</summary>
public sealed record RelationOutcome(string Outcome, int Relations);

/// <summary>A page of relations or friends, the latest first.</summary>
/// <param name="Relations">Empty when friends were asked for.</param>
/// <param name="Friends">Empty unless they were.</param>
/// <param name="Next">What to pass as <c>skip</c>; absent at the end.</param>
public sealed record RelationPage(IReadOnlyList<RelationView> Relations, IReadOnlyList<PersonView> Friends, int? Next);
