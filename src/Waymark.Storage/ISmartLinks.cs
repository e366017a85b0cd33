using Waymark.Referrals;
using Waymark.SmartLinks;

namespace Waymark.Storage;

/// <summary>Smart links and invites, archived ones too.</summary>
public interface ISmartLinks
{
    SmartLink? FindLink(string app, string token);

    /// <summary>Whether the app has any: cheap, asked of every open.</summary>
    bool HasLinks(string app);

    /// <param name="app">The app's id.</param>
    /// <param name="code">As it was given out; letter case counts.</param>
    SmartLink? FindLinkByCode(string app, string code);

    /// <returns>How often a link was followed by people.</returns>
    long LinkClicks(string app, string token);

    /// <returns>The latest first; those made before <paramref name="before"/>, or with an equal time and a smaller token.</returns>
    IReadOnlyList<SmartLink> Links(string app, (DateTimeOffset At, string Token)? before, int most);

    /// <returns>The invites of one sender, the latest first.</returns>
    IReadOnlyList<SmartLink> LinksOf(string app, Person sender, int most);
}
