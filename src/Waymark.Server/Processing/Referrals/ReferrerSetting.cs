using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Somebody is made another's referrer for an event of the app's. Again, it replaces date and data.</summary>
static class ReferrerSetting
{
    /// <param name="case">The fact that makes it so.</param>
    /// <param name="referred">Who did something.</param>
    /// <param name="referrer">Who is credited with it.</param>
    /// <param name="event">What was done, by the app's name for it.</param>
    /// <param name="data">What is told along.</param>
    /// <param name="source">Who says so.</param>
    /// <param name="by">The same for the audit, such as a flow's id.</param>
    /// <returns>False when nothing was done: nobody refers themselves.</returns>
    public static bool Set(
        Case @case, Person referred, Person referrer, string @event, IReadOnlyDictionary<string, string> data, RelationSource source, string? by)
    {
        if (referred == referrer) return false;

        var relation = new Relation
        {
            App = @case.App.Id, Referred = referred, Referrer = referrer, Event = @event, At = @case.At, Data = data, Source = source,
        };

        Relations.Set(@case, relation, by);
        ReferralNews.Tell(@case, relation);
        return true;
    }
}
