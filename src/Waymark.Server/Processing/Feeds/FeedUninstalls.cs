using Waymark.Devices;
using Waymark.Installs;
using Waymark.Reports;

namespace Waymark.Server.Processing.Feeds;

/// <summary>The app was removed. It is noticed by a push that no longer arrives, so by the device's token or id first, by the user's latest install else.</summary>
static class FeedUninstalls
{
    /// <returns>The install that was removed; null when it is not known.</returns>
    public static Install? Apply(Case @case, Told told)
    {
        if (Find(@case, told) is not { } install)
        {
            told.Ledger.Warn("uninstall_of_unknown_install");
            return null;
        }

        // It was used later: the word is old, or the push failed for another reason.
        if (install.UninstalledAt is not null || install.LastActiveAt > told.Event.At || install.IsProvisional) return install;

        var removed = install with { UninstalledAt = told.Event.At };
        @case.State.Save(removed);

        var day = AppCalendar.DayOf(@case.App, told.Event.At);
        @case.CountOn(day, Measures.Uninstalls, removed.CreditAt(told.Event.At), removed.Platform);
        return removed;
    }

    static Install? Find(Case @case, Told told)
    {
        var keys = new List<long>();

        if (told.Attribute("clevertap_id") is { } id) keys.Add(DeviceKey.OfCleverTapId(id));
        if (told.Attribute("token") is { } token) keys.Add(DeviceKey.OfPushToken(token));

        return FeedPerson.FindInstall(@case, keys) ?? told.Person.LatestInstall(@case);
    }
}
