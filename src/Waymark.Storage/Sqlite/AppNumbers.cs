using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite;

/// <summary>Each app's small number in the state file.</summary>
sealed class AppNumbers
{
    readonly SqliteConnection _writer;
    readonly ConcurrentDictionary<string, int> _numberById = new(StringComparer.Ordinal);

    public AppNumbers(SqliteConnection writer)
    {
        _writer = writer;
        Reload();
    }

    public int? Find(string app) => _numberById.TryGetValue(app, out var number) ? number : null;

    /// <summary>Only inside a batch: the number is stored with it.</summary>
    public int FindOrAdd(string app)
    {
        if (_numberById.TryGetValue(app, out var known)) return known;

        var number = _numberById.Count + 1;
        using var insert = new Statement(_writer, "insert into app (number, id) values (?1, ?2)");
        insert.Bind(1, number).Bind(2, app).Run();
        return _numberById[app] = number;
    }

    /// <summary>Forgets what a batch that was rolled back had added.</summary>
    public void Reload()
    {
        _numberById.Clear();
        using var read = new Statement(_writer, "select id, number from app");
        while (read.Step())
            _numberById[read.Text(0)] = (int)read.Long(1);
    }
}
