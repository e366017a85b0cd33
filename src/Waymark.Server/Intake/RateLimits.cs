using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Waymark.Server.Intake;

/// <summary>Holds every token to its requests a second, with bursts of one second's worth.</summary>
/// <remarks>
/// The generic cell rate algorithm: per token one number, the moment at which the requests so far would have arrived had
/// they come evenly. Knows only configured tokens and <see cref="AddressSlots"/>, so it stays small.
/// </remarks>
sealed class RateLimits(TimeProvider clock)
{
    readonly ConcurrentDictionary<string, StrongBox<long>> _paidUntilByToken = new(StringComparer.Ordinal);

    /// <param name="token">A token of the configuration.</param>
    /// <param name="limit">Requests a second; 0 means no limit.</param>
    /// <param name="seconds">In how many seconds the limit may be used up.</param>
    /// <returns>0 when the request may pass, else the whole seconds to wait.</returns>
    public int SecondsToWait(string token, int limit, int seconds = 1) => SecondsToWait(token, limit, seconds, cost: 1, out _);

    /// <param name="token">A token of the configuration.</param>
    /// <param name="limit">Requests a second; 0 means no limit.</param>
    /// <param name="seconds">In how many seconds the limit may be used up.</param>
    /// <param name="cost">For how many requests this one counts. One that counts for more than the limit passes when nothing came before it.</param>
    /// <param name="used">How much of the limit is used up then, in percent.</param>
    /// <returns>0 when the request may pass, else the whole seconds to wait.</returns>
    public int SecondsToWait(string token, int limit, int seconds, int cost, out int used)
    {
        used = 0;
        if (limit <= 0) return 0;

        var paidUntil = _paidUntilByToken.GetOrAdd(token, static _ => new StrongBox<long>(long.MinValue));
        var second = clock.TimestampFrequency;
        var burst = second * seconds;
        var price = burst / limit;

        while (true)
        {
            var now = clock.GetTimestamp();
            var before = Volatile.Read(ref paidUntil.Value);
            var after = Math.Max(before, now) + (price * cost);
            var early = Math.Max(before, now) + (price * Math.Min(cost, limit)) - now - burst;

            if (early > 0) return (int)((early + second - 1) / second);
            if (Interlocked.CompareExchange(ref paidUntil.Value, after, before) != before) continue;

            used = (int)Math.Min(100, (after - now) * 100 / burst);
            return 0;
        }
    }
}
