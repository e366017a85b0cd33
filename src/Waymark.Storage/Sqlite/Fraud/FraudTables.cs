using Microsoft.Data.Sqlite;
using Waymark.Fraud;
using Waymark.Fraud.Reports;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Fraud;

/// <summary>Figures and cases of fraud on one connection, to write or to read.</summary>
sealed class FraudTables(SqliteConnection connection) : IDisposable
{
    readonly Statement _add = new(
        connection,
        """
        insert into fraud_figure (app, day, rule, level, outcome, source, campaign, site, country, count)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        on conflict do update set count = count + excluded.count
        """);

    readonly Statement _figures = new(
        connection,
        """
        select day, rule, level, outcome, source, campaign, site, country, count
        from fraud_figure
        where app = ?1 and day between ?2 and ?3 and count <> 0
        order by day, rule, level, outcome, source, campaign, site, country
        """);

    readonly Statement _save = new(
        connection,
        "insert into fraud_case (app, fact, number, rule, outcome, body) values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do update set rule = excluded.rule, outcome = excluded.outcome, body = excluded.body");

    readonly Statement _remove = new(connection, "delete from fraud_case where app = ?1 and fact = ?2 and number = ?3");

    readonly Statement _page = new(
        connection,
        """
        select body from fraud_case
        where app = ?1 and (fact, number) < (?2, ?3) and (?4 is null or outcome = ?4)
        order by fact desc, number desc limit ?5
        """);

    readonly Statement _pageOfRule = new(
        connection,
        """
        select body from fraud_case
        where app = ?1 and rule = ?6 and (fact, number) < (?2, ?3) and (?4 is null or outcome = ?4)
        order by fact desc, number desc limit ?5
        """);

    public void Add(int app, FraudFigureKey key, long count) => _add
        .Bind(1, app).Bind(2, key.Day.DayNumber).Bind(3, key.Rule).Bind(4, (long)key.Level).Bind(5, (long)key.Outcome)
        .Bind(6, key.Source).Bind(7, key.Campaign).Bind(8, key.Site).Bind(9, key.Country).Bind(10, count).Run();

    public void Save(int app, FraudCase found) => _save
        .Bind(1, app).Bind(2, found.Fact).Bind(3, found.Number).Bind(4, found.Finding.Rule).Bind(5, (long)found.Outcome).Bind(6, StoredJson.Write(found)).Run();

    public void Remove(int app, FraudCase found) => _remove.Bind(1, app).Bind(2, found.Fact).Bind(3, found.Number).Run();

    public List<(FraudFigureKey, long)> Figures(string appId, int app, DateOnly from, DateOnly to) =>
        _figures.Bind(1, app).Bind(2, from.DayNumber).Bind(3, to.DayNumber).All(row => (
            new FraudFigureKey(
                appId,
                DateOnly.FromDayNumber((int)row.Long(0)),
                row.Text(1),
                (FraudLevel)row.Long(2),
                (FraudOutcome)row.Long(3),
                row.Text(4),
                row.Text(5),
                row.Text(6),
                row.Text(7)),
            row.Long(8)));

    public List<FraudCase> Page(int app, string? rule, FraudOutcome? outcome, (long Fact, int Number)? before, int most)
    {
        var page = rule is null ? _page : _pageOfRule.Bind(6, rule);

        return page.Bind(1, app).Bind(2, before?.Fact ?? long.MaxValue).Bind(3, before?.Number ?? 0).Bind(4, (long?)outcome).Bind(5, most)
            .All(row => StoredJson.Read<FraudCase>(row.Blob(0)));
    }

    public void Dispose()
    {
        IDisposable[] all = [_add, _figures, _save, _remove, _page, _pageOfRule];

        foreach (var statement in all)
            statement.Dispose();
    }
}
