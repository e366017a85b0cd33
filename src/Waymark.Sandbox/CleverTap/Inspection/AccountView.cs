using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox.CleverTap.Inspection;

/// <summary>An account without its secrets.</summary>
static class AccountView
{
    public static object Of(Account account)
    {
        var settings = account.Settings;
        var (profiles, events) = account.With((people, happened) => (people.Count, happened.All.Count));

        return new
        {
            account.Id,
            settings.Region,
            settings.TimeZone,
            settings.Partners,
            settings.InorganicInstalls,
            settings.OrganicInstalls,
            settings.CustomEvents,
            settings.Strictness,
            settings.DiscardedEvents,
            settings.NestedObjects,
            Profiles = profiles,
            Events = events,
        };
    }
}
