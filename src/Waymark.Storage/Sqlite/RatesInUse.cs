using Microsoft.Data.Sqlite;
using Waymark.Revenue;

namespace Waymark.Storage.Sqlite;

/// <summary>Exchange rates for the writer: every payment of a day asks for the same few.</summary>
sealed class RatesInUse(SqliteConnection writer) : IDisposable
{
    readonly ExchangeRates _rates = new(writer);
    readonly Recent<(DateOnly From, DateOnly To), List<DailyRates>> _asked = new(32);

    public List<DailyRates> Read(DateOnly from, DateOnly to) => _asked.Get((from, to), span => _rates.Read(span.From, span.To))!;

    public void Save(DailyRates rates)
    {
        _asked.Clear();
        _rates.Save(rates);
    }

    /// <summary>Forgets what a batch that was rolled back may have left.</summary>
    public void Forget() => _asked.Clear();

    public void Dispose() => _rates.Dispose();
}
