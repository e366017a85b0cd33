using Waymark.Facts;
using Waymark.Installs;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>What the app may hear of a decision, and when it was told: each match at most once.</summary>
static class Outcomes
{
    public static ReferralOutcome Of(Case @case, Referral referral) => new()
    {
        State = MatchState.Found, Reason = referral.Match!, Fact = @case.Fact.Position, Referral = referral.Id,
    };

    public static ReferralOutcome Without(Case @case, LinkMatch match, OccasionVerdict? occasion = null) => new()
    {
        State = occasion is null ? match.State : MatchState.NotFound,
        Reason = occasion?.Reason ?? match.Reason,
        Fact = @case.Fact.Position,
        Explanation = [.. ReferralWords.Steps(match), .. occasion is null ? Array.Empty<string>() : [occasion.Because]],
    };

    /// <summary>The app asks: the answer to this very fact tells, and no later one does.</summary>
    /// <returns>The install; saving it is the caller's.</returns>
    public static Install Told(Case @case, Install install) => (@case.Fact.Kind, install.Referral) switch
    {
        (FactKind.AttributionData, { Referral: not null, ShownOn: null } pending) => install with { Referral = pending with { ShownOn = @case.Fact.Position } },
        (FactKind.ReferralQuestion or FactKind.DeepLink or FactKind.LinkGiven, { Referral: not null, ToldOn: null } pending) =>
            install with { Referral = pending with { ToldOn = @case.Fact.Position } },
        _ => install,
    };

    /// <summary>An app asks through which link its user came, beside all that it says of its device.</summary>
    public static void Ask(Case @case, DeviceCall call)
    {
        if (Presence.Note(@case, call) is not { } install)
        {
            @case.Drop("no_install");
            return;
        }

        if (install.IsProvisional)
        {
            @case.Drop("not_opened_yet");
            return;
        }

        var after = Told(@case, InstallArrivals.Late(@case, call, install));
        if (after != install) @case.State.Save(after);
    }
}
