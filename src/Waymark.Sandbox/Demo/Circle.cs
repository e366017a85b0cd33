using Waymark.Sandbox.CleverTap.Deeds;
using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo;

/// <summary>The way back: CleverTap sends a message, people follow it or remove the app, and its export tells Waymark.</summary>
sealed class Circle(CleverTapInspection cleverTap, ServerApi api, Narrator narrator, TimeProvider clock)
{
    public const string Message = "Weekend_Push";

    const double ShareWhoSee = 0.6, ShareWhoFollow = 0.4, ShareWhoUninstall = 0.34;

    // CleverTap's times are whole seconds: within the same one, nobody could say what was first.
    static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    static readonly TimeSpan ComesBackWithin = TimeSpan.FromSeconds(30);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    readonly Dictionary<string, long> _happened = [];
    readonly Dictionary<string, long> _uninstalls = [];

    /// <summary>What happens at CleverTap, and the export of it.</summary>
    public async Task PlayAsync(Uri server, IReadOnlyCollection<Journey> journeys, CancellationToken stop)
    {
        await Task.Delay(OneSecond, clock, stop);

        narrator.Say($"CleverTap sends {Message}; some follow it, others uninstall the app");
        Count(await cleverTap.SendAsync(
            new { name = Message, deepLink = "shop://weekend", viewed = ShareWhoSee, clicked = ShareWhoFollow }, stop));

        var profiles = await cleverTap.ProfilesAsync(stop);
        Count(await cleverTap.DoAsync("App Launched", profiles.Where(profile => profile.Clicks > 0).Select(profile => profile.CleverTapId), stop));
        Count(await cleverTap.DoAsync("Session Concluded", profiles.Where(profile => profile.Clicks > 0).Select(profile => profile.CleverTapId), stop));
        await UninstallAsync(profiles, journeys, stop);

        await cleverTap.LeadFeedAsync(
            new { address = new Uri(server, "/v2"), key = DemoDocument.FeedKey, secret = DemoDocument.FeedSecret, profiles = true }, stop);
        await cleverTap.ExportAsync(stop);
        await ComeBackAsync(stop);
    }

    /// <summary>What both sides say, once the server has understood everything.</summary>
    public async Task<CircleFindings> FindAsync(IReadOnlyList<Happening> stream, IReadOnlyCollection<Journey> journeys, CancellationToken stop)
    {
        var export = await cleverTap.ExportStateAsync(stop);
        var back = stream.Where(happening => happening.Origin?.Feed == DemoDocument.Feed).ToList();
        var followers = (await cleverTap.ProfilesAsync(stop)).Where(profile => profile is { Clicks: > 0, User: not null }).ToList();
        var openers = journeys.SelectMany(journey => journey.Installations).Where(install => install.IsOpenedWithLink).Select(install => install.Owner.Id).ToHashSet();

        return new CircleFindings
        {
            Happened = _happened,
            Exported = export.Accepted.ByName,
            Arrived = back.Where(happening => happening.Kind == "feed").CountBy(happening => happening.Name).ToDictionary(pair => pair.Key, pair => (long)pair.Value),
            ProfilesExported = export.Accepted.Profiles,
            ProfilesArrived = back.Count(happening => happening.Kind == "user_updated"),
            Lost = export.Refused.Events + export.Pending.Events,
            UninstallsThere = _uninstalls,
            UninstallsHere = await api.UninstallsAsync(stop),
            Followers = followers.Count,
            WonBackBefore = followers.Count(profile => openers.Contains(profile.User!)), // only those with one are in the list
            WonBack = back.Count(happening => happening.Kind == "reengagement"),
        };
    }

    // CleverTap does not hear of reinstalls, nor which of several phones is meant: whoever has one phone and one install is clear to both sides.
    async Task UninstallAsync(IReadOnlyList<ProfileLine> profiles, IReadOnlyCollection<Journey> journeys, CancellationToken stop)
    {
        var simple = journeys
            .Where(journey => journey.Installations is [{ IsOpenedWithLink: false }])
            .Select(journey => journey.Installations[0].Owner.Id)
            .ToHashSet();

        var candidates = profiles
            .Where(profile => profile is { Clicks: 0, Devices: 1, InstallEvent: not null, User: not null } && simple.Contains(profile.User))
            .ToList();

        var gone = PushCampaign.Share(candidates, ShareWhoUninstall);
        Count(await cleverTap.DoAsync("App Uninstalled", gone.Select(profile => profile.CleverTapId), stop));

        foreach (var profile in gone)
            _uninstalls[profile.Origin] = _uninstalls.GetValueOrDefault(profile.Origin) + 1;
    }

    // An export that never ends is a problem for the reckoning to name.
    async Task ComeBackAsync(CancellationToken stop)
    {
        var since = clock.GetTimestamp();

        while ((await cleverTap.ExportStateAsync(stop)).Pending.Batches > 0 && clock.GetElapsedTime(since) < ComesBackWithin)
            await Task.Delay(BetweenLooks, clock, stop);
    }

    void Count(IReadOnlyDictionary<string, long> happened)
    {
        foreach (var (name, count) in happened)
            _happened[name] = _happened.GetValueOrDefault(name) + count;
    }
}
