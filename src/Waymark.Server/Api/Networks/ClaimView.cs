using Waymark.Attribution.Networks;

namespace Waymark.Server.Api.Networks;

/// <summary>What a network claimed, and what became of it.</summary>
/// <param name="Id">Its place in the journal.</param>
/// <param name="Network">The network's id.</param>
/// <param name="Source">What it is credited as.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="WasAsked">An answer to our question, rather than that the network posted it.</param>
/// <param name="Standing"><c>waiting</c>, <c>won</c>, <c>contributed</c>, <c>rejected</c> or <c>late</c>.</param>
/// <param name="InstallInstanceId">The install it is about; null while none is known.</param>
/// <param name="Claim">What it says.</param>
public sealed record ClaimView(
    string Id, string Network, string Source, DateTimeOffset ReceivedAt, bool WasAsked, string Standing, string? InstallInstanceId, NetworkClaim Claim)
{
    public static ClaimView Of(ReceivedClaim received) => new(
        FormattableString.Invariant($"{received.Position}"), received.Network, received.Source, received.At, received.IsAnswer,
        ClaimStandings.NameOf(received.Standing), received.InstallId, received.Claim);
}

/// <summary>A network that was asked about an install.</summary>
/// <param name="Network">Its id.</param>
/// <param name="At">When there was something to ask about.</param>
/// <param name="Outcome"><c>claim</c>, <c>none</c>, <c>refused</c>, <c>unreadable</c> or <c>no_answer</c>; null while the answer is out.</param>
/// <param name="Problem">Why an answer was none.</param>
/// <param name="SettledAt">When it was answered, or given up.</param>
public sealed record NetworkQuestionView(string Network, DateTimeOffset At, string? Outcome, string? Problem, DateTimeOffset? SettledAt)
{
    public static NetworkQuestionView Of(NetworkQuestion question) => new(
        question.Network, question.At, question.Outcome is { } outcome ? NetworkOutcomes.NameOf(outcome) : null, question.Problem, question.SettledAt);
}
