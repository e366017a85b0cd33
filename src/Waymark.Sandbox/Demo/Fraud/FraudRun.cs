using Spectre.Console;
using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>The sandbox, the real server, honest people and cheats, from the first click to the last table.</summary>
sealed class FraudRun(DemoOptions options, string serverBinary, IAnsiConsole console, TimeProvider clock)
{
    const int InstallsAfterwards = 3, PageSize = 500;

    static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(30), BetweenLooks = TimeSpan.FromMilliseconds(250), Often = TimeSpan.FromSeconds(3);

    readonly Narrator _narrator = new(console, clock);
    readonly List<string> _complaints = [];

    /// <returns>What does not add up.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(CancellationToken stop)
    {
        using var directory = new ThrowAwayDirectory();
        await using var sandbox = await SandboxHost.StartAsync("http://127.0.0.1:0", stop: stop);

        var (document, data) = (directory.File("waymark.json"), directory.File("data"));
        await File.WriteAllTextAsync(document, FraudDocument.Write(sandbox.CleverTap), stop);
        KnownAddresses.WriteTo(Path.Combine(data, "addresses"));

        _narrator.Say("The server starts, with data that will be thrown away");
        var (genuine, fakes) = await DayAsync(document, data, stop);

        // What comes from a source is looked at once an hour, and when a server starts.
        _narrator.Say("The server is killed, and starts again: it looks at where everything came from");
        await using var server = await ServerProcess.StartAsync(serverBinary, data, document, clock, stop);
        using var api = new ServerApi(server.Address);
        using var street = Open(server, seed: options.Seed + 1);

        await _narrator.FollowAsync(UntilAsync(async () => await SuspectsAsync(api, stop) >= FraudReckoning.Suspects.Count, stop), Often, () => Task.FromResult("waiting until sources have been looked at"));
        await TryAsync(AfterwardsAsync(street, stop));
        await _narrator.FollowAsync(SettleAsync(api, stop), Often, () => Task.FromResult("waiting until the server has told CleverTap everything"));

        using var cleverTap = new CleverTapInspection(sandbox.CleverTap);
        var findings = await FindAsync(genuine, [.. fakes, .. street.Fakes], api, cleverTap, stop);
        var problems = FraudReckoning.Problems(findings);
        FraudTables.Write(console, findings, problems);

        if (!options.IsOnce) await StayAsync(server, sandbox, stop);
        return problems;
    }

    async Task<(IReadOnlyCollection<Genuine>, IReadOnlyCollection<Fake>)> DayAsync(string document, string data, CancellationToken stop)
    {
        await using var server = await ServerProcess.StartAsync(serverBinary, data, document, clock, stop);
        using var street = Open(server, options.Seed);
        using var api = new ServerApi(server.Address);

        _narrator.Say($"{options.Users} people find the app or follow links; others cheat, each in another way");
        await TryAsync(Task.WhenAll(
            new Customers(street).PlayAsync(options.Users, stop),
            new Cheats(street, first: 100_000).PlayAsync(stop),
            new SuspectSources(street, first: 200_000).PlayAsync(stop)));
        await _narrator.FollowAsync(UntilAsync(async () => await api.BehindAsync(stop) == 0, stop), Often, () => Task.FromResult("waiting until the server has understood everything"));

        return (street.Genuine, street.Fakes);
    }

    // From now on the site of the farm earns nothing, however well its phones behave.
    static async Task AfterwardsAsync(Street street, CancellationToken stop)
    {
        foreach (var phone in await new SuspectSources(street, first: 300_000).FarmAsync(InstallsAfterwards, stop))
            street.Note(new Fake("a phone of the site that was found", phone.InstallId, "ctit_anomaly", "corrected", "ORGANIC"));
    }

    static async Task<FraudFindings> FindAsync(
        IReadOnlyCollection<Genuine> genuine, IReadOnlyCollection<Fake> fakes, ServerApi api, CleverTapInspection cleverTap, CancellationToken stop)
    {
        var conversions = (await api.StreamAsync(stop)).Where(happening => happening.IsConversion && happening.InstallInstanceId is not null).ToList();

        return new FraudFindings
        {
            Genuine = genuine,
            Fakes = fakes,
            Seen = await SeenAsync(api, stop),
            Sources = await SourcesAsync(api, stop),
            CreditedTo = conversions.ToDictionary(happening => happening.InstallInstanceId!, happening => happening.Source),
            News = conversions.Where(happening => happening.Kind != "reinstall").Select(happening => happening.InstallInstanceId!).ToHashSet(StringComparer.Ordinal),
            InstallsAtCleverTap = (await cleverTap.ReceiptsAsync(stop)).Count(receipt => receipt.Name is "organic_install" or "inorganic_install" or "Reinstall Attributed"),
            Ledger = await api.LedgerAsync(stop),
        };
    }

    static async Task<IReadOnlyList<FraudSeen>> SeenAsync(ServerApi api, CancellationToken stop)
    {
        var all = new List<FraudSeen>();
        string? next = null;

        do
        {
            var page = await api.ReadAsync<SeenPage, SeenPage>($"fraud/findings?limit={PageSize}&before={next}", answer => answer, stop);
            all.AddRange(page.Findings);
            next = page.Next;
        }
        while (next is not null);

        return all;
    }

    static Task<IReadOnlyList<SourceSeen>> SourcesAsync(ServerApi api, CancellationToken stop) =>
        api.ReadAsync<SourcePage, IReadOnlyList<SourceSeen>>("fraud/sources/findings", answer => answer.Findings, stop);

    static async Task<int> SuspectsAsync(ServerApi api, CancellationToken stop)
    {
        var sources = await SourcesAsync(api, stop);
        return FraudReckoning.Suspects.Count(suspect => sources.Any(seen => seen.Rule == suspect.Rule && seen.Scope.Source == suspect.Source));
    }

    async Task TryAsync(Task work)
    {
        try
        {
            await _narrator.FollowAsync(work, Often, () => Task.FromResult("they are at it"));
        }
        catch (HttpRequestException e)
        {
            _complaints.Add(e.Message);
        }
    }

    Task SettleAsync(ServerApi api, CancellationToken stop) => UntilAsync(
        async () => await api.BehindAsync(stop) == 0 && await api.LedgerAsync(stop) is { Retrying: 0 } ledger && ledger.Events == (await api.StreamAsync(stop)).Count, stop);

    // A server that never gets there is a problem for the reckoning to name, not one to wait for.
    async Task UntilAsync(Func<Task<bool>> isSo, CancellationToken stop)
    {
        var since = clock.GetTimestamp();

        while (clock.GetElapsedTime(since) < SettlesWithin && !await isSo())
            await Task.Delay(BetweenLooks, clock, stop);
    }

    Street Open(ServerProcess server, int seed) =>
        new(new Crowd(server.Address, clock) { Token = DemoDocument.Token, LinkHost = DemoDocument.LinkHost, AndroidKey = DemoDocument.AndroidKey }, seed);

    async Task StayAsync(ServerProcess server, SandboxHost sandbox, CancellationToken stop)
    {
        _narrator.Say($"Waymark            {server.Address}");
        _narrator.Say($"  management key   {DemoDocument.ManagementKey}");
        _narrator.Say($"  CleverTap        {sandbox.CleverTap}");
        _narrator.Say("All of it stays to be looked at. Stop with Ctrl-C.");
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, stop);
    }

    sealed record SeenPage(IReadOnlyList<FraudSeen> Findings, string? Next);

    sealed record SourcePage(IReadOnlyList<SourceSeen> Findings);
}
