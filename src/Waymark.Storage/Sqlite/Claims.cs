using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite;

/// <summary>Which install a click was credited with.</summary>
sealed class Claims(SqliteConnection writer) : IDisposable
{
    readonly Statement _install = new(writer, "select install from claim where app = ?1 and click = ?2");

    readonly Statement _claim = new(
        writer, "insert into claim (app, click, install) values (?1, ?2, ?3) on conflict do update set install = excluded.install");

    public string? InstallOf(int app, string click) => _install.Bind(1, app).Bind(2, click).First(row => row.Text(0));

    public void Claim(int app, string click, string install) => _claim.Bind(1, app).Bind(2, click).Bind(3, install).Run();

    public void Dispose()
    {
        _install.Dispose();
        _claim.Dispose();
    }
}
