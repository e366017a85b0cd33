using System.Globalization;
using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Accounts;

/// <summary>What an account counted since the start or the last reset; dry runs count as requests only.</summary>
sealed class Tally
{
    readonly Lock _held = new();
    readonly SortedDictionary<string, long> _requests = new(StringComparer.Ordinal);
    readonly SortedDictionary<int, long> _refused = [];
    long _accepted;
    long _ignored;

    public void CountRequest(int? status)
    {
        var key = status?.ToString(CultureInfo.InvariantCulture) ?? "dropped";
        lock (_held)
            _requests[key] = _requests.GetValueOrDefault(key) + 1;
    }

    public void Count(ReadOnlySpan<Ruling> rulings)
    {
        lock (_held)
        {
            foreach (var ruling in rulings)
            {
                if (ruling is Ruling.Refused { Why.Code: var code })
                    _refused[code] = _refused.GetValueOrDefault(code) + 1;
                else if (ruling is Ruling.Ignored)
                    _ignored++;
                else
                    _accepted++;
            }
        }
    }

    public object Records()
    {
        lock (_held)
        {
            return new
            {
                Accepted = _accepted,
                Refused = _refused.Values.Sum(),
                Ignored = _ignored,
                RefusedByCode = _refused.ToDictionary(),
            };
        }
    }

    public object Requests()
    {
        lock (_held)
            return new { Total = _requests.Values.Sum(), ByStatus = _requests.ToDictionary() };
    }

    public void Clear()
    {
        lock (_held)
        {
            _requests.Clear();
            _refused.Clear();
            _accepted = _ignored = 0;
        }
    }
}
