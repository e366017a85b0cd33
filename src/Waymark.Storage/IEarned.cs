namespace Waymark.Storage;

/// <summary>The installs that campaigns earned, for readers.</summary>
public interface IEarned
{
    /// <returns>How many installs each campaign earned; campaigns without any are left out.</returns>
    IReadOnlyDictionary<string, long> EarnedByCampaign(string app);

    /// <returns>How many installs a campaign earned between two moments, both included.</returns>
    long CountEarned(string app, string campaign, DateTimeOffset from, DateTimeOffset to);

    /// <returns>Those installs, oldest first: a page keeps its place when others are added.</returns>
    IReadOnlyList<Earned> Earned(string app, string campaign, DateTimeOffset from, DateTimeOffset to, long skip, int most);

    /// <returns>How many of a campaign's installs were active at or after a moment, to the hour.</returns>
    long CountActive(string app, string campaign, DateTimeOffset since);
}
