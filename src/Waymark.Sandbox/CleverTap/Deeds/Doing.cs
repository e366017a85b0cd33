using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Deeds;

/// <summary>Puts what profiles do into the books.</summary>
static class Doing
{
    /// <param name="play">Makes the events out of the profiles that are meant.</param>
    /// <returns>How many profiles there were, and what happened.</returns>
    public static object Do(this Account account, Audience to, Func<IReadOnlyList<Member>, IEnumerable<(Profile Profile, StoredEvent Event)>> play) =>
        account.With((profiles, events) =>
        {
            var audience = to.Choose(profiles);
            var happened = play(audience).Select(one => Keep(one.Profile, one.Event, events)).ToList();

            return new
            {
                Profiles = audience.Count,
                Unknown = to.Unknown(profiles),
                Events = happened.CountBy(one => one.Name).ToDictionary(),
            };
        });

    static StoredEvent Keep(Profile profile, StoredEvent happened, EventBook events)
    {
        var kept = events.Add(happened);
        profile.Add(kept);
        return kept;
    }
}
