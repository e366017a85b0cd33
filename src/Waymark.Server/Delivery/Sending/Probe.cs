using Waymark.Connectors;

namespace Waymark.Server.Delivery.Sending;

/// <summary>Asks the partner whether the settings work, without leaving anything behind there.</summary>
static class Probe
{
    public static async Task<ProbeAnswer> AskAsync(Assignment assignment, PartnerLine line, CancellationToken stop)
    {
        ProbeAnswer answer = new ProbeAnswer.CannotTell("the partner offers no test");

        foreach (var request in assignment.Connector.Probes(assignment.Integration.Settings))
        {
            using (request)
            {
                assignment.Connector.Sign(request, assignment.Integration.Settings, line.Now);
                var (reply, failure) = await line.AskAsync(request, stop);
                answer = Read(assignment, reply, failure);
            }

            if (answer is not ProbeAnswer.CannotTell) break;
        }

        return answer switch
        {
            ProbeAnswer.Fails fails => new ProbeAnswer.Fails(assignment.Masking.Text(fails.Reason)),
            ProbeAnswer.CannotTell unclear => new ProbeAnswer.CannotTell(assignment.Masking.Text(unclear.Reason)),
            _ => answer,
        };
    }

    public static string WordsOf(ProbeAnswer answer) => answer switch
    {
        ProbeAnswer.Works => "works",
        ProbeAnswer.Fails fails => fails.Reason,
        ProbeAnswer.CannotTell unclear => $"cannot tell: {unclear.Reason}",
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no answer to a probe."),
    };

    static ProbeAnswer Read(Assignment assignment, Reply? reply, Answer? failure)
    {
        if (reply is not null)
            return assignment.Connector.ReadProbe(reply);

        var reason = Refusal.ReasonOf(failure!);
        return Refusal.NeedsAPerson(failure!) ? new ProbeAnswer.Fails(reason) : new ProbeAnswer.CannotTell(reason);
    }
}
