using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Api.Referrals;

/// <summary>Referrals that somebody should look at, and what they decide.</summary>
static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder routes)
    {
        var referrals = routes.MapGroup("/apps/{app}/referrals").WithTags("Reviews");

        referrals.MapGet("/review-queue", Queue).WithName("ReadReviewQueue").WithSummary("Suspicious referrals, the oldest first");
        referrals.MapPost("/{id:long}/review", ReviewAsync).Accepts<ReviewCommand>("application/json", "*/*")
            .WithName("ReviewReferral").WithSummary("Decides how much a referral is believed; any status may become any other");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="staff">Which apps there are.</param>
    /// <param name="state">Where referrals are.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="limit">How many at most, 1 to 500.</param>
    static Results<Ok<ReviewQueue>, NotFound<Problem>, BadRequest<Problem>> Queue(string app, [FromServices] StaffWord staff, IState state, int skip = 0, int limit = 100)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > 500 || skip < 0) return TypedResults.BadRequest(new Problem("limit must be 1 to 500, and skip 0 or more."));

        var found = state.Referrals(app, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, FraudStatus.Suspicious, skip, limit);
        return TypedResults.Ok(new ReviewQueue([.. found.Select(ReviewedReferral.Of)], found.Count == limit ? skip + limit : null));
    }

    static async Task<Results<Ok<ReviewedReferral>, NotFound<Problem>, BadRequest<Problem>, JsonHttpResult<Problem>>> ReviewAsync(
        string app, long id, HttpRequest request, [FromServices] StaffWord staff, IState state, CancellationToken stop)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));

        var (fields, _) = await StaffWord.ReadAsync(request, stop);
        fields.RefuseOthers("status", "why");
        var status = fields.OneOf("status", "valid", "suspicious", "rejected");
        var why = fields.Required("why", 1_000);
        if (status is null) fields.Fail("status", "is required: valid, suspicious or rejected");
        if (fields.Mistake is { } mistake) return TypedResults.BadRequest(new Problem(mistake));

        var told = new ReviewTold { Referral = id, Status = Enum.Parse<FraudStatus>(status!, ignoreCase: true), Why = why!, By = StaffWord.By(request) };
        var (ruling, trouble) = await staff.TellAsync(FactKind.ReferralReview, app, told, stop);
        if (ruling is null) return trouble!;

        return ruling.Outcome == "reviewed" && state.FindReferral(app, id) is { } reviewed
            ? TypedResults.Ok(ReviewedReferral.Of(reviewed))
            : TypedResults.NotFound(new Problem($"There is no referral {id}."));
    }
}

/// <summary>What a reviewer decides.</summary>
/// <param name="Status"><c>valid</c>, <c>suspicious</c> or <c>rejected</c>.</param>
/// <param name="Why">The reason, for the audit.</param>
public sealed record ReviewCommand(string Status, string Why);

/// <summary>A page of the queue, the oldest first.</summary>
/// <param name="Referrals">The referrals.</param>
/// <param name="Next">What to pass as <c>skip</c>; absent at the end.</param>
public sealed record ReviewQueue(IReadOnlyList<ReviewedReferral> Referrals, int? Next);

/// <summary>As much of a referral as a reviewer needs.</summary>
public sealed record ReviewedReferral
{
    public required long Id { get; init; }

    public required Occasion Occasion { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Link { get; init; }

    public required string Channel { get; init; }

    public PersonView? Referrer { get; init; }

    public PersonView? Referred { get; init; }

    public string? InstallInstanceId { get; init; }

    public required FraudStatus Status { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<Review> Reviews { get; init; }

    public static ReviewedReferral Of(Referral referral) => new()
    {
        Id = referral.Id,
        Occasion = referral.Occasion,
        At = referral.At,
        Link = referral.Link,
        Channel = referral.Channel,
        Referrer = PersonView.Of(referral.Referrer),
        Referred = PersonView.Of(referral.Referred),
        InstallInstanceId = referral.InstallId,
        Status = referral.Status,
        Reasons = referral.Reasons,
        Reviews = referral.Reviews,
    };
}
