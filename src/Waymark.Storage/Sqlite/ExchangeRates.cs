using Microsoft.Data.Sqlite;
using Waymark.Revenue;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite;

/// <summary>Daily exchange rates on one connection.</summary>
sealed class ExchangeRates(SqliteConnection connection) : IDisposable
{
    readonly Statement _read = new(connection, "select day, rates from exchange_rate where day between ?1 and ?2 order by day desc");
    readonly Statement _save = new(connection, "insert into exchange_rate (day, rates) values (?1, ?2) on conflict do update set rates = excluded.rates");

    public List<DailyRates> Read(DateOnly from, DateOnly to) =>
        _read.Bind(1, from.DayNumber).Bind(2, to.DayNumber)
            .All(row => new DailyRates(DateOnly.FromDayNumber((int)row.Long(0)), StoredJson.Read<SortedDictionary<string, decimal>>(row.Blob(1))));

    public void Save(DailyRates rates) => _save.Bind(1, rates.Day.DayNumber).Bind(2, StoredJson.Write(rates.PerEuro)).Run();

    public void Dispose()
    {
        _read.Dispose();
        _save.Dispose();
    }
}
