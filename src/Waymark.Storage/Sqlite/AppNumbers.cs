using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite;

/// <summary>Each app's small number in the state file.</summary>
sealed class AppNumbers : IDisposable
{
    readonly ConcurrentDictionary<string, int> _numberById = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _added = new(StringComparer.Ordinal); // by the open batch; readers must not see these
    readonly Statement _add;

    public AppNumbers(SqliteConnection writer)
    {
        _add = new Statement(writer, "insert into app (number, id) values (?1, ?2)");

        using var read = new Statement(writer, "select id, number from app");
        foreach (var row in read.Rows())
            _numberById[row.Text(0)] = (int)row.Long(1);
    }

    /// <returns>The number of an app that some committed batch has named; null for any other.</returns>
    public int? Find(string app) => _numberById.TryGetValue(app, out var number) ? number : null;

    /// <summary>Only inside a batch: the number is stored with it.</summary>
    public int FindOrAdd(string app)
    {
        if (_numberById.TryGetValue(app, out var number) || _added.TryGetValue(app, out number)) return number;

        number = _numberById.Count + _added.Count + 1;
        _add.Bind(1, number).Bind(2, app).Run();
        return _added[app] = number;
    }

    public void Committed()
    {
        foreach (var (app, number) in _added)
            _numberById[app] = number;

        _added.Clear();
    }

    public void Forget() => _added.Clear();

    public void Dispose() => _add.Dispose();
}
