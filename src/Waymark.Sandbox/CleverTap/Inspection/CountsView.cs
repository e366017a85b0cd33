using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox.CleverTap.Inspection;

/// <summary>The totals of an account.</summary>
static class CountsView
{
    public static object Of(Account account) => account.With((profiles, events) => new
    {
        Account = account.Id,
        Profiles = profiles.Count,
        EventsTotal = events.All.Count,
        Events = events.CountByName.ToDictionary(),
        Records = account.Tally.Records(),
        Requests = account.Tally.Requests(),
        MaxInFlight = account.Uploads.Most,
        InFlight = new
        {
            Uploads = account.Uploads.InFlight,
            Attributions = account.Attributions.InFlight,
            Others = account.Others.InFlight,
        },
    });
}
