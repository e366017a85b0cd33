using Microsoft.Data.Sqlite;
using Waymark.Flows;
using Waymark.Referrals;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Flows;

/// <summary>What flows made of people, and which events they have done, on one connection.</summary>
sealed class StandingTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _find = new(connection, "select body, person from flow_standing where app = ?1 and person = ?2");

    readonly Statement _save = new(
        connection, "insert into flow_standing (app, person, body) values (?1, ?2, ?3) on conflict (app, person) do update set body = excluded.body");

    readonly Statement _remove = new(connection, "delete from flow_standing where app = ?1 and person = ?2");
    readonly Statement _done = new(connection, "select count from deed where app = ?1 and person = ?2 and name = ?3");

    readonly Statement _note = new(
        connection,
        """
        insert into deed (app, person, name, count, at) values (?1, ?2, ?3, 1, ?4)
        on conflict (app, person, name) do update set count = count + 1, at = max(at, excluded.at)
        """);

    readonly Statement _moveDeeds = new(
        connection,
        """
        insert into deed (app, person, name, count, at) select app, ?3, name, count, at from deed where app = ?1 and person = ?2
        on conflict (app, person, name) do update set count = count + excluded.count, at = max(at, excluded.at)
        """);

    readonly Statement _removeDeeds = new(connection, "delete from deed where app = ?1 and person = ?2");

    public Standing? Find(int app, Person person) =>
        _find.Bind(1, app).Bind(2, person.Key).First(row => StoredJson.Read<Standing>(row.Blob(0)) with { Person = new Person(row.Text(1)) });

    public void Save(int app, Standing standing) =>
        _save.Bind(1, app).Bind(2, standing.Person.Key).Bind(3, StoredJson.Write(standing with { Person = default })).Run();

    public bool HasDone(int app, Person person, string name) => _done.Bind(1, app).Bind(2, person.Key).Bind(3, name).First(row => row.Long(0)) > 0;

    public void NoteDone(int app, Person person, string name, DateTimeOffset at) =>
        _note.Bind(1, app).Bind(2, person.Key).Bind(3, name).Bind(4, at.ToUnixTimeMilliseconds()).Run();

    public void Move(int app, Person from, Person to)
    {
        if (Find(app, from) is { } old)
        {
            Save(app, Find(app, to) is { } known ? known.Joined(old) : old with { Person = to });
            _remove.Bind(1, app).Bind(2, from.Key).Run();
        }

        _moveDeeds.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
        _removeDeeds.Bind(1, app).Bind(2, from.Key).Run();
    }

    public void Dispose()
    {
        IDisposable[] all = [_find, _save, _remove, _done, _note, _moveDeeds, _removeDeeds];

        foreach (var statement in all)
            statement.Dispose();
    }
}
