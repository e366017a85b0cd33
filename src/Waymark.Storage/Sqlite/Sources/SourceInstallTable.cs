using Microsoft.Data.Sqlite;
using Waymark.Fraud.Sources;

namespace Waymark.Storage.Sqlite.Sources;

/// <summary>Installs by whom they are credited to, on one connection, to write or to read.</summary>
sealed class SourceInstallTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _save = new(
        connection,
        """
        insert into source_install (app, source, day, install, campaign, site) values (?1, ?2, ?3, ?4, ?5, ?6)
        on conflict do update set campaign = excluded.campaign, site = excluded.site
        """);

    readonly Statement _remove = new(connection, "delete from source_install where app = ?1 and source = ?2 and day = ?3 and install = ?4");

    readonly Statement _page = new(
        connection,
        """
        select day, install, campaign, site from source_install
        where app = ?1 and source = ?2 and (day, install) > (?3, ?4) and day <= ?5
        order by day, install limit ?6
        """);

    public void Save(int app, SourceInstall install) =>
        _save.Bind(1, app).Bind(2, install.Key.Source).Bind(3, install.Day.DayNumber).Bind(4, install.InstallId)
            .Bind(5, install.Key.Campaign).Bind(6, install.Key.Site).Run();

    public void Remove(int app, SourceInstall install) =>
        _remove.Bind(1, app).Bind(2, install.Key.Source).Bind(3, install.Day.DayNumber).Bind(4, install.InstallId).Run();

    public List<SourceInstall> Page(int app, string source, DateOnly from, DateOnly to, SourceInstall? after, int most) =>
        _page.Bind(1, app).Bind(2, source).Bind(3, after?.Day.DayNumber ?? from.DayNumber).Bind(4, after?.InstallId ?? "").Bind(5, to.DayNumber).Bind(6, most)
            .All(row => new SourceInstall(DateOnly.FromDayNumber((int)row.Long(0)), row.Text(1), new SourceKey(source, row.Text(2), row.Text(3))));

    public void Dispose()
    {
        _save.Dispose();
        _remove.Dispose();
        _page.Dispose();
    }
}
