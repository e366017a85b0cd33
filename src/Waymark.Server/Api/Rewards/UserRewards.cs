using System.Globalization;
using Waymark.Apps;
using Waymark.Referrals;
using Waymark.Rewards;
using Waymark.Server.Api.Referrals;
using Waymark.Server.Processing.Flows;
using Waymark.Storage;

namespace Waymark.Server.Api.Rewards;

/// <summary>What somebody got, and the story of why, or why not.</summary>
/// <param name="User">Whose.</param>
/// <param name="Rewards">What they got or may get, the latest first.</param>
/// <param name="Steps">From the click to the cap.</param>
public sealed record UserRewards(PersonView User, IReadOnlyList<RewardView> Rewards, IReadOnlyList<RewardStoryStep> Steps)
{
    const int MostRewards = 100;
    const int MostRelations = 20;

    public static UserRewards Of(App app, Person person, IState state)
    {
        var steps = RewardStory.Tell(new RewardStoryFacts
        {
            Person = FlowSources.Of(app, state).PersonWith(person),
            Rules = app.Rewards,
            Relations = state.ReferrersOf(app.Id, person, null, 0, MostRelations),
            Earned = state.Rewards.OfReferred(app.Id, person, MostRewards),
            DoneFor = (rule, share) => Done(state, app, rule, share, person),
            Brought =
            [
                .. state.ReferredBy(app.Id, person, null, 0, MostRelations).DistinctBy(relation => relation.Referred).Select(relation => new BroughtPerson(
                    relation,
                    state.Rewards.OfReferred(app.Id, relation.Referred, MostRewards),
                    rule => Done(state, app, rule, RewardShare.Referrer, relation.Referred))),
            ],
        });

        return new(PersonView.Of(person), [.. state.Rewards.Page(app.Id, new RewardFilter(Recipient: person), null, MostRewards).Select(RewardView.Of)], steps);
    }

    public string InWords() => string.Join('\n', Steps.Select(step =>
        $"{step.What,-9} {(step.At is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "                   ")}  {step.Text}")) + "\n";

    static long Done(IState state, App app, string rule, RewardShare share, Person person) => state.Flows.Tally(app.Id, $"reward {rule}", (int)share, person).Fired;
}
