using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Fraud;
using Waymark.Fraud.Sources;
using Waymark.Server.Api.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Api.Sources;

using Decided = Results<Ok<SourceFindings>, Accepted<SourceFindings>, NotFound<Problem>, BadRequest<Problem>, JsonHttpResult<Problem>>;
using Rejected = Results<Ok<SourceRejection>, Accepted<SourceRejection>, NotFound<Problem>, BadRequest<Problem>, JsonHttpResult<Problem>>;

/// <summary>What a person decides about a source: from now on, or for installs that have been counted.</summary>
static class SourceDecisionEndpoints
{
    const int LongestName = 200, LongestReason = 1_000, MostPerPage = 500;

    public static void MapSourceDecisions(this IEndpointRouteBuilder sources)
    {
        sources.MapPost("/decisions", DecideAsync).Accepts<SourceDecisionCommand>("application/json", "*/*")
            .WithName("DecideOnSource").WithSummary("Blocks a source, campaign or site from now on, or says that what was found is nothing");
        sources.MapGet("/installs", Installs).WithName("ListSourceInstalls").WithSummary("Installs that a source is credited with, and which of them were rejected later");
        sources.MapPost("/rejections", RejectAsync).Accepts<SourceRejectionCommand>("application/json", "*/*")
            .WithName("RejectSourceInstalls").WithSummary("Takes installs that have been counted out of the figures, as far as their month is open");
    }

    static async Task<Decided> DecideAsync(
        string app, HttpRequest request, ICurrentConfiguration configuration, IState state, [FromServices] OwnersWord word, CancellationToken stop)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        var (fields, _) = await StaffWord.ReadAsync(request, stop);
        fields.RefuseOthers("action", "source", "campaign", "site", "rule", "why");
        if (fields.OneOf("action", "block", "clear") is not { } action) action = fields.Fail("action", "is required: block or clear") ?? "";
        var (scope, rule, why) = ReadWhat(fields);
        if (fields.Mistake is { } mistake) return TypedResults.BadRequest(new Problem(mistake));

        var told = await word.TellAsync(FactKind.SourceFinding, app, new SourceWord
        {
            Kind = action == "block" ? SourceWordKind.Blocked : SourceWordKind.Cleared,
            Scope = scope,
            Rule = rule,
            Why = why,
            By = StaffWord.By(request),
        }.Write(), stop);

        var findings = new SourceFindings([.. state.Sources.Standing(app).Where(found => found.Scope == scope).Select(found => SourceFindingView.Of(found, owner))]);
        return told switch
        {
            OwnersWord.Outcome.Applied => TypedResults.Ok(findings),
            OwnersWord.Outcome.Stored => TypedResults.Accepted(request.Path.Value, findings),
            _ => TypedResults.Json(new Problem(OwnersWord.Busy), statusCode: StatusCodes.Status503ServiceUnavailable),
        };
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where installs are.</param>
    /// <param name="clock">Tells which months are open.</param>
    /// <param name="source">The source.</param>
    /// <param name="from">The first day in the app's time zone.</param>
    /// <param name="to">The last.</param>
    /// <param name="campaign">Only of this campaign.</param>
    /// <param name="site">Only of this site.</param>
    /// <param name="after">The next of an earlier answer.</param>
    /// <param name="limit">How many are looked at, 1 to 500; fewer are shown where a campaign or site is named.</param>
    static Results<Ok<SourceInstallPage>, NotFound<Problem>, BadRequest<Problem>> Installs(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, string source, DateOnly from, DateOnly to,
        string? campaign = null, string? site = null, string? after = null, int limit = 100)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > MostPerPage) return TypedResults.BadRequest(new Problem($"limit must be 1 to {MostPerPage}."));
        if (from > to) return TypedResults.BadRequest(new Problem("from must not be after to."));
        if (!SourceInstallCursor.TryRead(after, out var place)) return TypedResults.BadRequest(new Problem("after must be the next of an earlier answer."));

        var credited = new CreditedInstalls(state, owner, new SourceScope { Source = source, Campaign = campaign, Site = site }, from, to);
        var (installs, next) = credited.Page(place, limit);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new SourceInstallPage([.. installs.Select(install => SourceInstallView.Of(install, owner, now))], SourceInstallCursor.Write(next)));
    }

    static async Task<Rejected> RejectAsync(
        string app, HttpRequest request, ICurrentConfiguration configuration, IState state, TimeProvider clock, [FromServices] OwnersWord word, CancellationToken stop)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        var (fields, _) = await StaffWord.ReadAsync(request, stop);
        fields.RefuseOthers("source", "campaign", "site", "rule", "from", "to", "why");
        var (scope, rule, why) = ReadWhat(fields);
        var (from, to) = (Day(fields, "from"), Day(fields, "to"));
        if (from > to) fields.Fail("from", "must not be after to");
        if (fields.Mistake is { } mistake) return TypedResults.BadRequest(new Problem(mistake));

        var outcome = OwnersWord.Outcome.Applied;
        var (moved, noted, now) = (0, 0, clock.GetUtcNow());

        // A fact names every install it is about, so that it means the same whenever it is read; each holds as many as a batch can bear.
        foreach (var installs in new CreditedInstalls(state, owner, scope, from, to).All().Where(install => install.LateFraud is null).Chunk(MostPerPage))
        {
            outcome = await word.TellAsync(FactKind.SourceFinding, app, new SourceWord
            {
                Kind = SourceWordKind.Rejected,
                Scope = scope,
                Rule = rule,
                Installs = [.. installs.Select(install => install.Id)],
                Why = why,
                By = StaffWord.By(request),
            }.Write(), stop);

            if (outcome == OwnersWord.Outcome.NotStored) break;

            var open = installs.Count(install => SourceInstallView.MonthOf(install, owner).IsOpenAt(now));
            (moved, noted) = (moved + open, noted + installs.Length - open);
        }

        var rejection = new SourceRejection(moved, noted);
        return outcome switch
        {
            OwnersWord.Outcome.Applied => TypedResults.Ok(rejection),
            OwnersWord.Outcome.Stored => TypedResults.Accepted(request.Path.Value, rejection),
            _ => TypedResults.Json(
                new Problem($"The server cannot store anything at the moment; {moved + noted} installs were rejected before that. Say the same again in a few seconds for the rest."),
                statusCode: StatusCodes.Status503ServiceUnavailable),
        };
    }

    static (SourceScope Scope, string? Rule, string? Why) ReadWhat(Fields fields)
    {
        var scope = new SourceScope
        {
            Source = fields.Required("source", LongestName) ?? "",
            Campaign = fields.Text("campaign", LongestName),
            Site = fields.Text("site", LongestName),
        };

        var rule = fields.Text("rule", LongestName);
        if (rule is not null && FraudRules.Find(rule) is not { Level: FraudLevel.Source })
            fields.Fail("rule", $"must be one of {string.Join(", ", FraudRules.All.Where(one => one.Level == FraudLevel.Source).Select(one => one.Code))}");

        return (scope, rule, fields.Required("why", LongestReason));
    }

    static DateOnly Day(Fields fields, string name)
    {
        if (DateOnly.TryParseExact(fields.Required(name, LongestName), "yyyy-MM-dd", out var day) && day.Year is > 1 and < 9999) return day;

        fields.Fail(name, "must be a day such as 2026-01-31");
        return default;
    }
}

/// <summary>What a person decides about a source.</summary>
/// <param name="Action"><c>block</c>: its touches earn nothing from now on; <c>clear</c>: what was found, or blocked before, is nothing.</param>
/// <param name="Source">The network or media source.</param>
/// <param name="Campaign">Only this campaign of it.</param>
/// <param name="Site">Only this site of it.</param>
/// <param name="Rule">Only what this rule found; absent for all that stands against exactly this source, campaign or site.</param>
/// <param name="Why">The reason, for those who wonder later.</param>
public sealed record SourceDecisionCommand(string Action, string Source, string? Campaign, string? Site, string? Rule, string Why);

/// <summary>Which installs of a source are rejected.</summary>
/// <param name="Source">The network or media source.</param>
/// <param name="Campaign">Only of this campaign.</param>
/// <param name="Site">Only of this site.</param>
/// <param name="Rule">What was found; absent for a person's own judgement.</param>
/// <param name="From">The first day of installs, in the app's time zone.</param>
/// <param name="To">The last.</param>
/// <param name="Why">The reason, for those who wonder later.</param>
public sealed record SourceRejectionCommand(string Source, string? Campaign, string? Site, string? Rule, DateOnly From, DateOnly To, string Why);

/// <summary>What became of a rejection.</summary>
/// <param name="Moved">Installs that were taken out of the figures.</param>
/// <param name="Noted">Installs whose month is closed: their figures stay, and a note says what is known.</param>
public sealed record SourceRejection(int Moved, int Noted);
