using System.Collections.Concurrent;
using Waymark.Client;

namespace Waymark.Sandbox.Devices;

/// <summary>Lets journeys happen side by side, and remembers who has been seen and what went wrong.</summary>
public sealed class Crowd(Uri server, TimeProvider clock) : IDisposable
{
    const int RequestsAtOnce = 16;

    readonly Turnstile _network = new(RequestsAtOnce, new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });
    readonly ConcurrentQueue<string> _complaints = new();
    readonly ConcurrentQueue<Journey> _finished = new();
    int _calls;

    public Uri Server => server;

    public TimeProvider Clock => clock;

    public required string Token { get; init; }

    public required string LinkHost { get; init; }

    public SigningKey? AndroidKey { get; init; }

    /// <summary>Journeys that have come to their end.</summary>
    public IReadOnlyCollection<Journey> Finished => _finished;

    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Steps that were taken.</summary>
    public int Calls => _calls;

    internal HttpMessageHandler Network => _network;

    /// <summary>Begins one journey after the other, evenly over the time given, and waits for the last to end.</summary>
    public Task PlayAsync(IReadOnlyList<Journey> journeys, TimeSpan arrivals, CancellationToken stop) =>
        Task.WhenAll(journeys.Select((journey, place) => PlayAsync(journey, arrivals * place / journeys.Count, stop)));

    public async Task PlayAsync(Journey journey, TimeSpan after, CancellationToken stop)
    {
        await Task.Delay(after, clock, stop);

        foreach (var installation in journey.Installations)
        {
            using var device = new VirtualDevice(installation, this);

            try
            {
                await device.PlayAsync(stop);
            }
            catch (HttpRequestException e)
            {
                _complaints.Enqueue($"{installation.Owner.Id}: {e.Message}");
            }

            foreach (var complaint in device.Complaints)
                _complaints.Enqueue(complaint);
        }

        _finished.Enqueue(journey);
    }

    public void Dispose() => _network.Dispose();

    internal void Noticed() => Interlocked.Increment(ref _calls);
}
