using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Api.Referrals;

/// <summary>Who came through which link, how that is known, and how much it is believed.</summary>
static class ReferralEndpoints
{
    const int Most = 1_000;

    static readonly string[] Types = [.. Enum.GetValues<Occasion>().Select(ReferralEvents.TypeOf)];

    public static void MapReferrals(this IEndpointRouteBuilder routes)
    {
        var referrals = routes.MapGroup("/apps/{app}/referrals").WithTags("Referrals");

        referrals.MapGet("/", List).WithName("ListReferrals").WithSummary("Arrivals and clicks through links, oldest first");
        referrals.MapGet("/{id:long}", Find).WithName("FindReferral").WithSummary("A referral, with every step of the decision");
        referrals.MapGet("/{id:long}/explanation", Explain).WithName("ExplainReferral").WithSummary("The decision in words");

        routes.MapGet("/referrals/{id:long}/explanation", ExplainAnywhere).WithTags("Referrals").WithName("ExplainReferralOfAnyApp").WithSummary("The decision in words, of whichever app the referral is");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where referrals are.</param>
    /// <param name="after">The <c>next</c> of an earlier answer; absent for the beginning.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    /// <param name="from">Only those from this moment on: ISO 8601, UTC unless it says otherwise.</param>
    /// <param name="to">Only those before this moment.</param>
    /// <param name="status"><c>valid</c>, <c>suspicious</c> or <c>rejected</c>.</param>
    /// <param name="type">Such as <c>app_install</c>.</param>
    /// <param name="link">The token of the link.</param>
    /// <param name="referrer">The id of whoever is credited: a user's, or an install's.</param>
    /// <param name="referred">The id of whoever came.</param>
    /// <param name="install">The id of the install.</param>
    /// <param name="reason">A reason such as <c>same_ip</c>.</param>
    static Results<Ok<ReferralPage>, NotFound<Problem>, BadRequest<Problem>> List(
        string app, ICurrentConfiguration configuration, IState state, string? after = null, int limit = 100, string? from = null, string? to = null,
        string? status = null, string? type = null, string? link = null, string? referrer = null, string? referred = null, string? install = null, string? reason = null)
    {
        if (!configuration.Current.AppById.ContainsKey(app)) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > Most) return TypedResults.BadRequest(new Problem($"limit must be 1 to {Most}."));
        if (TimeSpanText.Read(from, to, out var first, out var end) is { } mistake) return TypedResults.BadRequest(mistake);
        if (type is not null && !Types.Contains(type)) return TypedResults.BadRequest(new Problem($"type must be one of {string.Join(", ", Types)}."));
        if (status is not null && StatusOf(status) is null) return TypedResults.BadRequest(new Problem("status must be valid, suspicious or rejected."));

        var skip = 0;
        if (!string.IsNullOrEmpty(after) && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
            return TypedResults.BadRequest(new Problem("after must be the next of an earlier answer."));

        var filter = new ReferralFilter(type, link, referrer, referred, install, reason);
        var found = state.Referrals(app, first ?? DateTimeOffset.UnixEpoch, end ?? DateTimeOffset.MaxValue, StatusOf(status), skip, limit);

        return TypedResults.Ok(new ReferralPage(
            [.. found.Where(filter.Fits).Select(ReferralView.Of)],
            found.Count == limit ? (skip + limit).ToString(CultureInfo.InvariantCulture) : null));
    }

    static Results<Ok<ReferralView>, NotFound<Problem>> Find(string app, long id, IState state) => state.FindReferral(app, id) is { } referral
        ? TypedResults.Ok(ReferralView.Of(referral))
        : TypedResults.NotFound(None(id, $"app {app}"));

    static Results<ContentHttpResult, NotFound<Problem>> Explain(string app, long id, IState state) => state.FindReferral(app, id) is { } referral
        ? TypedResults.Text(ReferralWords.Of(referral))
        : TypedResults.NotFound(None(id, $"app {app}"));

    static Results<ContentHttpResult, NotFound<Problem>> ExplainAnywhere(long id, ICurrentConfiguration configuration, IState state)
    {
        string[] found = [.. configuration.Current.Document.Apps.Select(app => state.FindReferral(app.Id, id)).OfType<Referral>().Select(ReferralWords.Of)];
        return found.Length == 0 ? TypedResults.NotFound(None(id, "any app")) : TypedResults.Text(string.Join('\n', found));
    }

    static Problem None(long id, string where) => new($"There is no referral {id} of {where}.");

    static FraudStatus? StatusOf(string? name) => Enum.GetValues<FraudStatus>().Cast<FraudStatus?>().FirstOrDefault(status => ReferralValues.NameOf(status!.Value) == name);
}
