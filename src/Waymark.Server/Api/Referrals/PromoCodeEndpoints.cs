using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Facts;
using Waymark.PromoCodes;
using Waymark.Referrals;
using Waymark.Server.Intake.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Api.Referrals;

using Saved = Results<Ok<PromoCodeView>, NotFound<Problem>, BadRequest<Problem>, Conflict<Problem>, JsonHttpResult<Problem>>;

/// <summary>Promo codes, made and changed by staff.</summary>
static class PromoCodeEndpoints
{
    static readonly string[] Keys = ["properties", "max_claims", "from", "until", "enabled", "become_friends", "creator_refers"];

    public static void MapPromoCodes(this IEndpointRouteBuilder routes)
    {
        var codes = routes.MapGroup("/apps/{app}/promo-codes").WithTags("Promo codes");

        codes.MapGet("/", List).WithName("ListPromoCodes").WithSummary("Promo codes, the latest first");
        codes.MapPost("/", MakeAsync).Accepts<PromoCodeCommand>("application/json", "*/*")
            .WithName("MakePromoCode").WithSummary("Makes a code; five characters are drawn where none is named");
        codes.MapGet("/{code}", Find).WithName("FindPromoCode").WithSummary("One code");
        codes.MapPut("/{code}", ChangeAsync).Accepts<PromoCodeCommand>("application/json", "*/*")
            .WithName("ChangePromoCode").WithSummary("Replaces everything that staff say about a code; creator and claims stay");
        codes.MapGet("/{code}/claims", Claims).WithName("ListPromoClaims").WithSummary("Who has claimed a code");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="staff">Which apps there are.</param>
    /// <param name="state">Where codes are.</param>
    /// <param name="before">The <c>next</c> of an earlier answer.</param>
    /// <param name="limit">How many at most, 1 to 500.</param>
    static Results<Ok<PromoCodePage>, NotFound<Problem>, BadRequest<Problem>> List(string app, [FromServices] StaffWord staff, IState state, string? before = null, int limit = 100)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > 500) return TypedResults.BadRequest(new Problem("limit must be 1 to 500."));

        (DateTimeOffset, string)? place = null;

        if (!string.IsNullOrEmpty(before))
        {
            if (before.Split('.', 2) is not [var text, var code] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
                return TypedResults.BadRequest(new Problem("before must be the next of an earlier answer."));

            place = (DateTimeOffset.FromUnixTimeMilliseconds(at), code);
        }

        var found = state.Community.PromoCodes(app, place, limit);
        return TypedResults.Ok(new PromoCodePage(
            [.. found.Select(PromoCodeView.Of)],
            found.Count == limit ? string.Create(CultureInfo.InvariantCulture, $"{found[^1].CreatedAt.ToUnixTimeMilliseconds()}.{found[^1].Code}") : null));
    }

    static Results<Ok<PromoCodeView>, NotFound<Problem>> Find(string app, string code, [FromServices] StaffWord staff, IState state)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));

        return PromoCode.Read(code) is { } known && state.Community.FindPromoCode(app, known) is { } found
            ? TypedResults.Ok(PromoCodeView.Of(found))
            : TypedResults.NotFound(NoCode(code));
    }

    static async Task<Saved> MakeAsync(string app, HttpRequest request, [FromServices] StaffWord staff, IState state, CancellationToken stop)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));

        var (fields, _) = await StaffWord.ReadAsync(request, stop);
        fields.RefuseOthers(["code", "creator", .. Keys]);
        var code = PromoCodeReading.Read(fields, app, out var isDrawn) with { CreatedBy = StaffWord.By(request) };
        var creator = fields.Has("creator") ? RelationReading.ReadPerson(fields, "creator") : null;
        if (fields.Mistake is { } mistake) return TypedResults.BadRequest(new Problem(mistake));

        return await TellAsync(app, new PromoCodeTold { Saved = code, IsNew = true, IsDrawn = isDrawn, Creator = creator }, staff, state, stop);
    }

    static async Task<Saved> ChangeAsync(string app, string code, HttpRequest request, [FromServices] StaffWord staff, IState state, CancellationToken stop)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));
        if (PromoCode.Read(code) is not { } known) return TypedResults.NotFound(NoCode(code));

        var (fields, _) = await StaffWord.ReadAsync(request, stop);
        fields.RefuseOthers(Keys);
        var wanted = PromoCodeReading.Read(fields, app, out _) with { Code = known };
        if (fields.Mistake is { } mistake) return TypedResults.BadRequest(new Problem(mistake));

        return await TellAsync(app, new PromoCodeTold { Saved = wanted }, staff, state, stop);
    }

    static async Task<Saved> TellAsync(string app, PromoCodeTold told, StaffWord staff, IState state, CancellationToken stop)
    {
        var (ruling, trouble) = await staff.TellAsync(FactKind.PromoCode, app, told, stop);

        return ruling?.Outcome switch
        {
            null => trouble!,
            "saved" when state.Community.FindPromoCode(app, ruling.Subject!) is { } saved => TypedResults.Ok(PromoCodeView.Of(saved)),
            "taken" => TypedResults.Conflict(new Problem($"code: {ruling.Subject} is taken by another code or an invite.")),
            _ => TypedResults.NotFound(NoCode(told.Saved!.Code)),
        };
    }

    static Results<Ok<PromoClaimPage>, NotFound<Problem>, BadRequest<Problem>> Claims(
        string app, string code, [FromServices] StaffWord staff, IState state, int skip = 0, int limit = 100)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > 500 || skip < 0) return TypedResults.BadRequest(new Problem("limit must be 1 to 500, and skip 0 or more."));
        if (PromoCode.Read(code) is not { } known || state.Community.FindPromoCode(app, known) is null) return TypedResults.NotFound(NoCode(code));

        var found = state.Community.ClaimsOf(app, known, skip, limit);
        return TypedResults.Ok(new PromoClaimPage(
            [.. found.Select(claim => new PromoClaimView(PersonView.Of(claim.Person), claim.At))], found.Count == limit ? skip + limit : null));
    }

    static Problem NoCode(string code) => new($"There is no promo code {code}.");
}

/// <summary>A promo code as staff write it.</summary>
/// <param name="Code">3 to 32 letters, digits, <c>_</c> and <c>-</c>; drawn when absent. Not for a change.</param>
/// <param name="Creator">The user it is for; not for a change.</param>
/// <param name="Properties">Handed to whoever claims it.</param>
/// <param name="MaxClaims">0 for any number.</param>
/// <param name="From">The first moment it is valid.</param>
/// <param name="Until">The first moment it is not any more.</param>
/// <param name="Enabled">True unless said otherwise.</param>
/// <param name="BecomeFriends">Creator and claimer become friends.</param>
/// <param name="CreatorRefers">The creator becomes the claimer's referrer, for the event <c>promo_code</c>.</param>
public sealed record PromoCodeCommand(
    string? Code, NamedPerson? Creator, IReadOnlyDictionary<string, string>? Properties, int? MaxClaims, DateTimeOffset? From, DateTimeOffset? Until, bool? Enabled,
    bool? BecomeFriends, bool? CreatorRefers);

/// <summary>A page of codes, the latest first.</summary>
/// <param name="PromoCodes">The codes.</param>
/// <param name="Next">What to pass as <c>before</c>; absent at the end.</param>
public sealed record PromoCodePage(IReadOnlyList<PromoCodeView> PromoCodes, string? Next);

/// <summary>Somebody has claimed a code.</summary>
public sealed record PromoClaimView(PersonView Person, DateTimeOffset At);

/// <summary>A page of claims.</summary>
/// <param name="Claims">In the order of persons.</param>
/// <param name="Next">What to pass as <c>skip</c>; absent at the end.</param>
public sealed record PromoClaimPage(IReadOnlyList<PromoClaimView> Claims, int? Next);
