using System.Globalization;
using Spectre.Console;
using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo;

/// <summary>The sandbox, the real server and a crowd of devices, from the first click to the last table.</summary>
sealed class DemoRun(DemoOptions options, string serverBinary, IAnsiConsole console, TimeProvider clock)
{
    // Nobody waits longer than this for two hundred users, and a few users need not be spread so thin.
    static readonly TimeSpan LongestArrivals = TimeSpan.FromSeconds(10);
    static readonly TimeSpan BetweenArrivals = TimeSpan.FromSeconds(0.1);

    // What a journey takes beside the others.
    static readonly TimeSpan OneJourney = TimeSpan.FromSeconds(6);

    static readonly TimeSpan BetweenNewcomers = TimeSpan.FromSeconds(2);
    static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Often = TimeSpan.FromSeconds(3), Seldom = TimeSpan.FromSeconds(30);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    readonly Narrator _narrator = new(console, clock);

    /// <returns>What does not add up.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(CancellationToken stop)
    {
        using var directory = new ThrowAwayDirectory();
        await using var sandbox = await SandboxHost.StartAsync("http://127.0.0.1:0", stop: stop);

        _narrator.Say("The server starts, with data that will be thrown away");
        var document = directory.File("waymark.json");
        await File.WriteAllTextAsync(document, DemoDocument.Write(sandbox.CleverTap), stop);
        await using var server = await ServerProcess.StartAsync(serverBinary, directory.File("data"), document, clock, stop);

        SayAddresses(server, sandbox);

        try
        {
            return await PlayAsync(server, sandbox, stop);
        }
        catch (HttpRequestException) when (server.HasEnded)
        {
            throw new DemoFailedException($"The server has ended. Its last words:{Environment.NewLine}{string.Join(Environment.NewLine, server.Lines)}");
        }
    }

    async Task<IReadOnlyList<string>> PlayAsync(ServerProcess server, SandboxHost sandbox, CancellationToken stop)
    {
        using var api = new ServerApi(server.Address);
        using var cleverTap = new CleverTapInspection(sandbox.CleverTap);
        using var crowd = new Crowd(server.Address, clock)
        {
            Token = DemoDocument.Token,
            LinkHost = DemoDocument.LinkHost,
            AndroidKey = DemoDocument.AndroidKey,
        };

        await PlayFirstUsersAsync(crowd, server, cleverTap, stop);
        await _narrator.FollowAsync(SettleAsync(api, stop), Often, () => Task.FromResult("waiting until the server has told CleverTap everything"));

        var circle = new Circle(cleverTap, api, _narrator, clock);
        await circle.PlayAsync(server.Address, crowd.Finished, stop);
        await _narrator.FollowAsync(SettleAsync(api, stop), Often, () => Task.FromResult("waiting until the server has understood what CleverTap told"));

        var problems = await ReckonAsync(crowd, api, cleverTap, circle, stop);

        if (!options.IsOnce) await GoOnAsync(crowd, server, sandbox, api, stop);

        return problems;
    }

    async Task PlayFirstUsersAsync(Crowd crowd, ServerProcess server, CleverTapInspection cleverTap, CancellationToken stop)
    {
        var journeys = Cast.Of(options.Seed, options.Users);
        var arrivals = TimeSpan.FromTicks(Math.Min(LongestArrivals.Ticks, BetweenArrivals.Ticks * options.Users));
        var trouble = new PartnerTrouble(cleverTap, _narrator, clock);

        _narrator.Say($"{options.Users} users are on their way");
        var work = Task.WhenAll(crowd.PlayAsync(journeys, arrivals, stop), trouble.PlayAsync(arrivals + OneJourney, stop));
        await _narrator.FollowAsync(work, Often, async () =>
        {
            var counts = await cleverTap.CountsAsync(stop);
            return $"{crowd.Finished.Count} of {options.Users} users have finished, {crowd.Calls} calls; CleverTap: {counts.Profiles} profiles, {counts.EventsTotal} events"
                + (server.HasEnded ? "; THE SERVER HAS ENDED" : "");
        });
    }

    async Task<IReadOnlyList<string>> ReckonAsync(Crowd crowd, ServerApi api, CleverTapInspection cleverTap, Circle circle, CancellationToken stop)
    {
        var findings = new Findings
        {
            Installations = [.. crowd.Finished.OrderBy(journey => journey.Number).SelectMany(journey => journey.Installations)],
            Stream = await api.StreamAsync(stop),
            Ledger = await api.LedgerAsync(stop),
            Held = await api.UnsettledAsync("held", stop),
            Retrying = await api.UnsettledAsync("retrying", stop),
            Receipts = await cleverTap.ReceiptsAsync(stop),
            Complaints = crowd.Complaints,
        };

        var back = await circle.FindAsync(findings.Stream, crowd.Finished, stop);
        List<string> problems = [.. Reckoning.Problems(findings), .. CircleReckoning.Problems(back)];
        DemoReport.Write(console, findings, back, await cleverTap.ProfilesAsync(stop), await cleverTap.CountsAsync(stop), problems);
        return problems;
    }

    // A server that never gets there is a problem for the reckoning to name, not one to wait for.
    async Task SettleAsync(ServerApi api, CancellationToken stop)
    {
        var since = clock.GetTimestamp();

        while (clock.GetElapsedTime(since) < SettlesWithin)
        {
            if (await api.BehindAsync(stop) == 0 && (await api.LedgerAsync(stop)).Events == (await api.StreamAsync(stop)).Count) return;

            await Task.Delay(BetweenLooks, clock, stop);
        }
    }

    async Task GoOnAsync(Crowd crowd, ServerProcess server, SandboxHost sandbox, ServerApi api, CancellationToken stop)
    {
        SayAddresses(server, sandbox);
        _narrator.Say("Now and then somebody new comes. Stop with Ctrl-C.");

        var newcomers = LetComeAsync(crowd, stop);
        await _narrator.FollowAsync(newcomers, Seldom, async () =>
        {
            var ledger = await api.LedgerAsync(stop);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{crowd.Finished.Count} users so far; events: {ledger.Events}, sent {ledger.Sent}, held {ledger.Held}, retrying {ledger.Retrying}");
        });
    }

    async Task LetComeAsync(Crowd crowd, CancellationToken stop)
    {
        for (var number = options.Users; ; number++)
            await Task.WhenAll(crowd.PlayAsync(Cast.Journey(options.Seed, number), TimeSpan.Zero, stop), Task.Delay(BetweenNewcomers, clock, stop));
    }

    void SayAddresses(ServerProcess server, SandboxHost sandbox)
    {
        _narrator.Say($"Waymark            {server.Address}");
        _narrator.Say($"  management key   {DemoDocument.ManagementKey}");
        _narrator.Say($"Sandbox            {sandbox.Address}");
        _narrator.Say($"  CleverTap        {sandbox.CleverTap}");
    }
}
