using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Fraud;
using Waymark.Fraud.Reports;
using Waymark.Storage;

namespace Waymark.Server.Api.Fraud;

/// <summary>The rules of fraud as they work now, and what they met one by one.</summary>
static class FraudEndpoints
{
    const int DefaultLimit = 50, MostPerPage = 500;

    public static void MapFraud(this IEndpointRouteBuilder routes)
    {
        var fraud = routes.MapGroup("/apps/{app}/fraud").WithTags("Fraud");

        fraud.MapGet("/rules", Rules).WithName("ListFraudRules").WithSummary("Every rule with its mode, its thresholds, and who set them");
        fraud.MapGet("/findings", Findings).WithName("ListFraudFindings").WithSummary("Installs and touches that met a rule, the latest first, with the reason");
        routes.MapFraudReport();
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">What the owner wants.</param>
    /// <param name="source">As the rules work for this network or media source.</param>
    /// <param name="campaign">As they work for this campaign, by its id.</param>
    /// <param name="site">As they work for this site.</param>
    static Results<Ok<FraudRulesView>, NotFound<Problem>> Rules(
        string app, ICurrentConfiguration configuration, string? source = null, string? campaign = null, string? site = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        var scope = new FraudScope(source, campaign, site);
        return TypedResults.Ok(new FraudRulesView(
            [.. FraudRules.All.Select(rule => FraudRuleView.Of(owner.Fraud.InForce(rule.Code, scope), owner.Fraud))], owner.Fraud.Validations));
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the findings are.</param>
    /// <param name="rule">Only of this rule.</param>
    /// <param name="outcome">Only <c>tagged</c>, <c>rejected</c>, <c>corrected</c> or <c>blocked</c>.</param>
    /// <param name="before">The next of an earlier answer.</param>
    /// <param name="limit">How many, 1 to 500.</param>
    static Results<Ok<FraudFindingPage>, NotFound<Problem>, BadRequest<Problem>> Findings(
        string app, ICurrentConfiguration configuration, IState state, string? rule = null, string? outcome = null, string? before = null, int limit = DefaultLimit)
    {
        if (!configuration.Current.AppById.ContainsKey(app)) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > MostPerPage) return TypedResults.BadRequest(new Problem($"limit must be 1 to {MostPerPage}."));
        if (!string.IsNullOrEmpty(rule) && FraudRules.Find(rule) is null)
            return TypedResults.BadRequest(new Problem($"rule must be one of {string.Join(", ", FraudRules.All.Select(known => known.Code))}."));

        var wanted = string.IsNullOrEmpty(outcome) ? null : FraudOutcomes.Find(outcome);
        if (!string.IsNullOrEmpty(outcome) && wanted is null) return TypedResults.BadRequest(new Problem($"outcome must be one of {string.Join(", ", FraudOutcomes.Names)}."));
        if (!Place(before, out var start)) return TypedResults.BadRequest(new Problem("before must be the next of an earlier answer."));

        var page = state.FraudCases(app, string.IsNullOrEmpty(rule) ? null : rule, wanted, start, limit);
        return TypedResults.Ok(new FraudFindingPage([.. page.Select(FraudFindingView.Of)], page.Count == limit ? PlaceOf(page[^1]) : null));
    }

    static string PlaceOf(FraudCase found) => string.Create(CultureInfo.InvariantCulture, $"{found.Fact}-{found.Number}");

    static bool Place(string? text, out (long Fact, int Number)? place)
    {
        place = null;
        if (string.IsNullOrEmpty(text)) return true;

        if (text.Split('-') is not [var first, var second]
            || !long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var fact)
            || !int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        place = (fact, number);
        return true;
    }
}

/// <summary>A page of findings.</summary>
/// <param name="Findings">The latest first.</param>
/// <param name="Next">What to pass as <c>before</c>; absent at the end.</param>
public sealed record FraudFindingPage(IReadOnlyList<FraudFindingView> Findings, string? Next);
