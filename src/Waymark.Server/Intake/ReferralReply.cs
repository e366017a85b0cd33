using System.Text.Json;
using Waymark.Installs;
using Waymark.Referrals;

namespace Waymark.Server.Intake;

/// <summary>Answers through which link an app's user came: after a short wait for the decision, and each match at most once.</summary>
static class ReferralReply
{
    /// <summary>To <c>referral-data</c>.</summary>
    public static async ValueTask<Answer> OfQuestionAsync(Heard heard, IAnswers answers, CancellationToken stop)
    {
        var install = await FindInstallAsync(heard, answers, stop);

        return install?.Referral switch
        {
            null => Without(MatchState.NotFound, install is null ? "no_install" : "no_link"),
            { Referral: { } id } outcome when outcome.ToldOn == heard.Position => With(outcome, await answers.FindReferralAsync(heard.App, id, Patience.ForDecision, stop)),
            { Referral: not null } => Without(MatchState.NotFound, "already_told"),
            var outcome => Without(outcome.State, outcome.Reason),
        };
    }

    /// <summary>To <c>referral-code</c>.</summary>
    public static async ValueTask<Answer> OfGivenLinkAsync(Heard heard, IAnswers answers, CancellationToken stop)
    {
        var outcome = (await FindInstallAsync(heard, answers, stop))?.GivenLink;

        return outcome?.Fact != heard.Position ? Without(MatchState.Error, "not_decided_yet")
            : outcome.Referral is { } id ? With(outcome, await answers.FindReferralAsync(heard.App, id, Patience.ForDecision, stop))
            : Without(outcome.State, outcome.Reason);
    }

    /// <summary>Within other answers: only where this very call is told, or was decided on.</summary>
    public static async ValueTask<Action<Utf8JsonWriter>?> FindAsync(Heard heard, Install? install, IAnswers answers, CancellationToken stop)
    {
        if (install?.Referral is not { } outcome) return null;

        if (outcome.Referral is { } id && (outcome.ToldOn == heard.Position || outcome.ShownOn == heard.Position))
        {
            var referral = await answers.FindReferralAsync(heard.App, id, Patience.ForDecision, stop);
            return json => ReferralText.Write(json, outcome.State, outcome.Reason, referral);
        }

        return outcome.Referral is null && outcome.Fact == heard.Position ? json => ReferralText.Write(json, outcome.State, outcome.Reason, null) : null;
    }

    static ValueTask<Install?> FindInstallAsync(Heard heard, IAnswers answers, CancellationToken stop) => heard.InstallId is { } installId
        ? answers.FindInstallAsync(heard.App, installId, heard.Position, Patience.ForDecision, stop)
        : ValueTask.FromResult<Install?>(null);

    static Answer With(ReferralOutcome outcome, Referral? referral) => Write(outcome.State, outcome.Reason, referral);

    static Answer Without(MatchState state, string reason) => Write(state, reason, null);

    static Answer Write(MatchState state, string reason, Referral? referral) =>
        new(200, Envelope.Write(200, "Referral data", json => ReferralText.Write(json, state, reason, referral)));
}
