using System.Globalization;
using Waymark.Attribution.Networks;
using Waymark.Facts;
using Waymark.Reports;

namespace Waymark.Server.Processing.Networks;

/// <summary>A network has said what it claims, or that it claims nothing.</summary>
static class NetworkStatements
{
    public static void Apply(Case @case)
    {
        if (NetworkStatement.Read(@case.Fact.Body) is not { } said || @case.App.Networks.FirstOrDefault(network => network.Id == said.Network) is not { } network)
        {
            @case.Drop("no_network");
            return;
        }

        NetworkQuestion? question = null;

        if (said.InstallInstanceId is { } installId)
        {
            question = @case.State.Networks.FindQuestion(@case.App.Id, installId, said.Network);

            if (question is not { Outcome: null })
            {
                @case.Drop("no_question");
                return;
            }

            @case.State.Networks.Save(question with { Outcome = said.Outcome, Problem = said.Problem, SettledAt = @case.At });
            ClaimOutcomes.Count(@case, Measures.NetworkAnswers, network.Code, NetworkOutcomes.NameOf(said.Outcome), @case.At, 1);
        }

        if (said.ReadClaim(@case.At) is not { } claim) return;

        // It was asked about this device, whatever it answers.
        if (question is not null) claim = claim with { DeviceId = question.DeviceId };

        if (!@case.State.Remember(@case.App.Id, Same(network.Id, claim), @case.At))
        {
            ClaimOutcomes.Count(@case, Measures.NetworkClaims, network.Code, ClaimStandings.Repeat, @case.At, 1);
            return;
        }

        ClaimArrivals.Take(@case, question?.InstallId, new ReceivedClaim
        {
            App = @case.App.Id,
            Position = @case.Fact.Position,
            Network = network.Id,
            Source = network.Code,
            At = @case.At,
            IsAnswer = question is not null,
            Claim = claim,
        });
    }

    // Networks repeat themselves, and some both answer and post: what names the same touch of the same device is one claim.
    static Fingerprint Same(string network, NetworkClaim claim) => Fingerprint.Of(
        "network_claim", network, claim.DeviceId ?? "", claim.DeviceId is null ? claim.ClickId ?? "" : "",
        claim.DeviceId is null && claim.ClickId is null ? claim.NetworkClickId ?? "" : "",
        claim.IsView ? "view" : "click", claim.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
}
