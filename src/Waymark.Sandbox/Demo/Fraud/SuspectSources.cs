using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>What shows in no single install: a site whose phones all hurry, and a network that only clicks.</summary>
/// <param name="street">Where they are.</param>
/// <param name="first">The number of the first of their phones: nobody else has theirs.</param>
sealed class SuspectSources(Street street, int first)
{
    public const int FarmInstalls = 60, FloodVisitors = 1_500, FloodClicks = 10_500;

    const int AtOnce = 16;

    int _next = first;

    public Task PlayAsync(CancellationToken stop) => Task.WhenAll(FarmAsync(FarmInstalls, stop), FloodAsync(stop));

    /// <summary>Phones that open the app a second after the click, and are like people's in all other regards: Google Play itself confirms each of them.</summary>
    public async Task<IReadOnlyList<Friend>> FarmAsync(int installs, CancellationToken stop)
    {
        Friend[] phones = [.. Enumerable.Range(0, installs).Select(_ => street.Settle(Interlocked.Increment(ref _next)))];

        await Parallel.ForEachAsync(phones, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (phone, stopping) =>
        {
            var store = await phone.FollowAsync($"https://{DemoDocument.LinkHost}{FraudDocument.AdNetLink}&pub_id={FraudDocument.FarmSite}", stopping);
            await Task.Delay(TimeSpan.FromSeconds(1), street.Crowd.Clock, stopping);
            await phone.InstallAsync(store, stop: stopping);
        });

        return phones;
    }

    // Masses of clicks that hope to be the last one before somebody installs anyway.
    Task FloodAsync(CancellationToken stop)
    {
        Friend[] visitors = [.. Enumerable.Range(0, FloodVisitors).Select(_ => street.Settle(Interlocked.Increment(ref _next)))];

        return Parallel.ForAsync(0, FloodClicks, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (click, stopping) =>
            await visitors[click % FloodVisitors].FollowAsync($"https://{DemoDocument.LinkHost}{FraudDocument.FloodNetLink}", stopping));
    }
}
