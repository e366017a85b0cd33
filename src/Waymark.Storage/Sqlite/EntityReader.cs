using System.Text.Json;
using Microsoft.Data.Sqlite;
using Waymark.Devices;
using Waymark.Installs;
using Waymark.Reports;
using Waymark.Users;

namespace Waymark.Storage.Sqlite;

/// <summary>Looks up installs, users and figures on one connection.</summary>
sealed class EntityReader(SqliteConnection connection) : IDisposable
{
    readonly Statement _install = new(connection, "select body from install where app = ?1 and id = ?2");
    readonly Statement _user = new(connection, "select body from user where app = ?1 and id = ?2");
    readonly Statement _figures = new(
        connection,
        """
        select day, measure, name, source, campaign, platform, count, micros
        from rollup
        where app = ?1 and day between ?2 and ?3
        order by day, measure, name, source, campaign, platform
        """);

    public Install? Install(int app, string id)
    {
        _install.Bind(1, app).Bind(2, id);
        if (!_install.Step()) return null;

        var install = JsonSerializer.Deserialize(_install.Blob(0), StoredJson.Default.Install);
        _install.Reset();
        return install;
    }

    public User? User(int app, string id)
    {
        _user.Bind(1, app).Bind(2, id);
        if (!_user.Step()) return null;

        var user = JsonSerializer.Deserialize(_user.Blob(0), StoredJson.Default.User);
        _user.Reset();
        return user;
    }

    public List<(RollupKey, Figure)> Figures(string appId, int app, DateOnly from, DateOnly to)
    {
        var figures = new List<(RollupKey, Figure)>();
        _figures.Bind(1, app).Bind(2, from.DayNumber).Bind(3, to.DayNumber);

        while (_figures.Step())
        {
            var key = new RollupKey(
                appId,
                DateOnly.FromDayNumber((int)_figures.Long(0)),
                _figures.Text(1),
                _figures.Text(2),
                _figures.Text(3),
                _figures.Text(4),
                (Platform)_figures.Long(5));
            figures.Add((key, new Figure(_figures.Long(6), _figures.Long(7))));
        }

        return figures;
    }

    public void Dispose()
    {
        _install.Dispose();
        _user.Dispose();
        _figures.Dispose();
    }
}
