using Waymark.Flows;
using Waymark.Referrals;

namespace Waymark.Storage;

/// <summary>The same inside a batch of processing, which may change it.</summary>
public interface IFlowsBatch : IFlows
{
    void Save(Standing standing);

    void Save(string app, string flow, int action, Person person, FlowTally tally);

    void NoteDone(string app, Person person, string name, DateTimeOffset at);

    /// <summary>Adds a line to the log, and drops what is too old.</summary>
    /// <returns>False when the same action was done for the same target at the same moment before.</returns>
    bool Log(FlowRun run);

    void Save(AudienceRun run);

    void Save(string app, Clockwork clockwork);
}
