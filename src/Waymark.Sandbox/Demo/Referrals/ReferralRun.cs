using Spectre.Console;
using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>The sandbox, the real server and people who invite each other, from the first install to the last table.</summary>
sealed class ReferralRun(DemoOptions options, string serverBinary, IAnsiConsole console, TimeProvider clock)
{
    static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(30), BetweenLooks = TimeSpan.FromMilliseconds(250), Often = TimeSpan.FromSeconds(3);

    readonly Narrator _narrator = new(console, clock);

    /// <returns>What does not add up.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(CancellationToken stop)
    {
        using var directory = new ThrowAwayDirectory();
        await using var sandbox = await SandboxHost.StartAsync("http://127.0.0.1:0", stop: stop);

        _narrator.Say("The server starts, with data that will be thrown away");
        var document = directory.File("waymark.json");
        await File.WriteAllTextAsync(document, ReferralDocument.Write(sandbox.CleverTap), stop);
        await using var server = await ServerProcess.StartAsync(serverBinary, directory.File("data"), document, clock, stop);

        using var api = new ServerApi(server.Address);
        using var cleverTap = new CleverTapInspection(sandbox.CleverTap);
        using var crowd = new Crowd(server.Address, clock) { Token = DemoDocument.Token, LinkHost = DemoDocument.LinkHost, AndroidKey = DemoDocument.AndroidKey };
        using var village = new Village(crowd, options.Seed);

        List<string> complaints = [];

        try
        {
            await PlayAsync(village, stop);
        }
        catch (HttpRequestException e) when (!server.HasEnded)
        {
            complaints.Add(e.Message);
        }

        await _narrator.FollowAsync(SettleAsync(api, stop), Often, () => Task.FromResult("waiting until the server has told CleverTap everything"));

        var findings = await FindAsync(village, api, cleverTap, stop) with { Complaints = complaints };
        var problems = ReferralReckoning.Problems(findings);
        ReferralTables.Write(console, findings, problems);

        if (!options.IsOnce) await StayAsync(server, sandbox, stop);
        return problems;
    }

    async Task PlayAsync(Village village, CancellationToken stop)
    {
        var cast = ReferralCast.Of(options.Seed, options.Users);
        var visits = new Visits(village);

        _narrator.Say($"{cast.Founders} people find the app; others try to cheat, each in another way");
        var cheating = Task.WhenAll(Enumerable.Range(0, cast.Rounds).Select(round => new Tricks(village, options.Users + (round * 100)).PlayAsync(stop)));
        await visits.FoundAsync(cast.Founders, stop);

        _narrator.Say($"They bring {cast.First.Count} friends");
        await visits.PlayAsync(cast.First, cast.Founders, stop);

        _narrator.Say($"These bring {cast.Second.Count} more");
        await visits.PlayAsync(cast.Second, cast.Founders, stop);
        await cheating;
    }

    static async Task<ReferralFindings> FindAsync(Village village, ServerApi api, CleverTapInspection cleverTap, CancellationToken stop)
    {
        var stream = await api.StreamAsync(stop);

        return new ReferralFindings
        {
            Honest = village.Honest,
            Cheats = village.Cheats,
            Referrals = await api.ReferralsAsync(stop),
            Stream = ByName(stream.Where(happening => happening.Kind == "referral").Select(happening => happening.Name)),
            CleverTap = ByName((await cleverTap.ReceiptsAsync(stop)).Select(receipt => receipt.Name).Where(IsOfReferral)),
            Ledger = await api.LedgerAsync(stop),
            Funnel = await api.ReadAsync<FunnelAnswer, ReferralFindings.FunnelSeen>("reports/referrals/funnel", answer => answer.Total, stop),
            KFactor = await api.ReadAsync<KFactorAnswer, ReferralFindings.KFactorSeen>("reports/referrals/k-factor", answer => answer.Total, stop),
            Top = await api.ReadAsync<TopAnswer, IReadOnlyList<ReferralFindings.ReferrerSeen>>("reports/referrals/top-referrers?limit=500", answer => answer.Referrers, stop),
        };
    }

    // A server that never gets there is a problem for the reckoning to name, not one to wait for.
    async Task SettleAsync(ServerApi api, CancellationToken stop)
    {
        var since = clock.GetTimestamp();

        while (clock.GetElapsedTime(since) < SettlesWithin)
        {
            if (await api.BehindAsync(stop) == 0 && await api.LedgerAsync(stop) is { Held: 0, Retrying: 0 } ledger && ledger.Events == (await api.StreamAsync(stop)).Count) return;

            await Task.Delay(BetweenLooks, clock, stop);
        }
    }

    async Task StayAsync(ServerProcess server, SandboxHost sandbox, CancellationToken stop)
    {
        _narrator.Say($"Waymark            {server.Address}");
        _narrator.Say($"  management key   {DemoDocument.ManagementKey}");
        _narrator.Say($"  CleverTap        {sandbox.CleverTap}");
        _narrator.Say("All of it stays to be looked at. Stop with Ctrl-C.");
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, stop);
    }

    static bool IsOfReferral(string name) => name.StartsWith("Referred ", StringComparison.Ordinal) || name.StartsWith("Generated ", StringComparison.Ordinal);

    static Dictionary<string, long> ByName(IEnumerable<string> names) => names.CountBy(name => name).ToDictionary(pair => pair.Key, pair => (long)pair.Value);

    sealed record FunnelAnswer(ReferralFindings.FunnelSeen Total);

    sealed record KFactorAnswer(ReferralFindings.KFactorSeen Total);

    sealed record TopAnswer(IReadOnlyList<ReferralFindings.ReferrerSeen> Referrers);
}
