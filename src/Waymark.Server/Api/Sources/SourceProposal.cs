using Waymark.Apps;
using Waymark.Fraud;
using Waymark.Fraud.Sources;
using Waymark.Storage;

namespace Waymark.Server.Api.Sources;

/// <summary>Installs that had been counted when a finding that blocks began to stand: a person may reject them, nothing else does.</summary>
/// <param name="Scope">Whose they are.</param>
/// <param name="Rule">The rule's code.</param>
/// <param name="From">The first day that the finding is about.</param>
/// <param name="To">The last.</param>
/// <param name="Installs">How many of them nobody rejected yet and whose month is open.</param>
/// <param name="IsMore">There are more than were looked at.</param>
/// <param name="ClosesAt">When the first of their months closes.</param>
public sealed record SourceProposal(SourceScopeView Scope, string Rule, DateOnly From, DateOnly To, long Installs, bool IsMore, DateTimeOffset? ClosesAt)
{
    const int MostLookedAt = 10_000;

    /// <returns>One for each finding that blocks and has installs left to decide on.</returns>
    internal static IEnumerable<SourceProposal> Of(IState state, App app, DateTimeOffset now) => state.Sources.Standing(app.Id)
        .Where(found => found.Finding is not null && found.StandsAt(now) && found.Rule != FraudRules.ClickCapping && found.ModeUnder(app.Fraud) == FraudMode.Block)
        .Select(found => Of(found, found.Finding!, state, app, now))
        .Where(proposal => proposal.Installs > 0);

    static SourceProposal Of(StandingFinding found, SourceFinding finding, IState state, App app, DateTimeOffset now)
    {
        var looked = new CreditedInstalls(state, app, found.Scope, finding.From, finding.To).All().Take(MostLookedAt + 1).ToList();
        var months = looked.Where(install => install.LateFraud is null).Select(install => SourceInstallView.MonthOf(install, app)).Where(month => month.IsOpenAt(now)).ToList();

        return new(
            SourceScopeView.Of(found.Scope), found.Rule, finding.From, finding.To, months.Count, looked.Count > MostLookedAt, months.Count > 0 ? months.Min(month => month.ClosesAt) : null);
    }
}

/// <summary>What a person may want to decide on.</summary>
public sealed record SourceProposals(IReadOnlyList<SourceProposal> Proposals);
