using Waymark.Apps;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Feeds;
using Waymark.Installs;
using Waymark.Users;

namespace Waymark.Server.Processing.Feeds;

/// <summary>Whom a feed's words are about.</summary>
/// <param name="Match">The user, and what tied them.</param>
/// <param name="Install">The device that was named; null when none was, or none that is known.</param>
sealed record FeedPerson(FeedMatch Match, Install? Install)
{
    public string? UserId => Match.UserId;

    public bool IsUnmatched => UserId is null && Install is null;

    public static FeedPerson Find(Case @case, Feed feed, FeedIdentities told)
    {
        var app = @case.App.Id;
        var install = feed.Identities.Contains(FeedIdentity.Device) ? InstallOf(@case, told) : null;
        var users = told.Email is { } email ? @case.State.UsersOf(app, UserKey.OfEmail(email)) : [];

        return new(FeedMatch.Decide(feed.Identities, told.CustomerId, users, install?.UserId), install);
    }

    /// <summary>The install that what they do is about: the device that was named, else their latest.</summary>
    public Install? LatestInstall(Case @case) => Install is { } known
        ? @case.State.FindInstall(@case.App.Id, known.Id)
        : UserId is { } userId && @case.State.FindUser(@case.App.Id, userId) is { InstallIds: [.., var latest] }
            ? @case.State.FindInstall(@case.App.Id, latest)
            : null;

    /// <returns>Who was credited for what they did at a moment.</returns>
    public Credit? CreditAt(Case @case, DateTimeOffset moment) => LatestInstall(@case)?.CreditAt(moment);

    /// <returns>The latest install that one of the keys belongs to.</returns>
    public static Install? FindInstall(Case @case, params IEnumerable<long> keys) => keys
        .SelectMany(key => @case.State.InstallsOf(@case.App.Id, key, DateTimeOffset.MinValue))
        .Select(id => @case.State.FindInstall(@case.App.Id, id))
        .FirstOrDefault(found => found is not null);

    static Install? InstallOf(Case @case, FeedIdentities told)
    {
        IEnumerable<long> keys = DeviceKey.Of(told.Device);
        return FindInstall(@case, told.CleverTapId is { } id ? keys.Prepend(DeviceKey.OfCleverTapId(id)) : keys);
    }
}
