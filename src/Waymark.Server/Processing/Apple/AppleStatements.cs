using Waymark.Attribution.Apple;
using Waymark.Facts;

namespace Waymark.Server.Processing.Apple;

/// <summary>Apple has answered: that may prove who earned an install that nobody proved to have earned yet.</summary>
static class AppleStatements
{
    public static void Apply(Case @case)
    {
        if (AppleStatement.Read(@case.Fact.Body) is not { } statement || @case.State.FindAppleToken(@case.App.Id, statement.TokenHash) is not { Outcome: null } token)
        {
            @case.Drop("no_token");
            return;
        }

        var answer = statement.Body is { } body ? AppleReply.ReadAnswer(body) : null;
        @case.State.Save(token with { Token = "", Outcome = statement.Outcome, SettledAt = @case.At, Answer = answer });

        if (@case.State.FindInstall(@case.App.Id, token.InstallId) is not { } install) return;

        using var call = DeviceCall.Read(@case.Fact.Body);
        var after = LateProof.Consider(@case, call, install, answer);
        if (after != install) @case.State.Save(after);
    }
}
