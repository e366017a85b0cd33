using Waymark.Flows;
using Waymark.Referrals;

namespace Waymark.Storage;

/// <summary>What smart flows keep: tallies, the run log, what they made of people, and how far audiences are.</summary>
public interface IFlows
{
    /// <returns>Null when no flow ever changed anything about the person.</returns>
    Standing? FindStanding(string app, Person person);

    /// <param name="app">The app's id.</param>
    /// <param name="flow">The flow's id, or another name that something is counted under.</param>
    /// <param name="action">The action's place; -1 for the trigger.</param>
    /// <param name="person">For whom.</param>
    FlowTally Tally(string app, string flow, int action, Person person);

    /// <returns>Whether the person has done an event that some audience asks about.</returns>
    bool HasDone(string app, Person person, string name);

    /// <returns>The log, the latest first: of one flow, of one person (who set it off or was its target), or all of it.</returns>
    IReadOnlyList<FlowRun> Runs(string app, string? flow, Person? person, long before, int most);

    /// <returns>The latest run of each flow's audience.</returns>
    IReadOnlyList<AudienceRun> AudienceRuns(string app);

    /// <returns>The last hour that the app was told of; null when never.</returns>
    Clockwork? FindClockwork(string app);
}

/// <summary>The last hour that an app was told of.</summary>
/// <param name="Hour">Its beginning.</param>
/// <param name="Part">How many more times it was told to go on.</param>
/// <param name="HasMore">Work of this hour is left.</param>
public readonly record struct Clockwork(DateTimeOffset Hour, int Part, bool HasMore);
