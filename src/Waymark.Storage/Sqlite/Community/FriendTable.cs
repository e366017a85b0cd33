using Microsoft.Data.Sqlite;
using Waymark.Referrals;

namespace Waymark.Storage.Sqlite.Community;

/// <summary>Who is whose friend, on one connection, to write or to read. There is a row for each way, and no index by friend.</summary>
sealed class FriendTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _of = new(connection, "select friend from friend where app = ?1 and person = ?2 order by at desc, friend limit ?3 offset ?4");
    readonly Statement _add = new(connection, "insert into friend (app, person, friend, at) values (?1, ?2, ?3, ?4) on conflict do nothing");

    readonly Statement _takeOver = new(
        connection,
        """
        insert into friend (app, person, friend, at)
        select app, ?3, friend, at from friend where app = ?1 and person = ?2 and friend <> ?3
        union all
        select app, friend, ?3, at from friend where app = ?1 and person = ?2 and friend <> ?3
        on conflict do nothing
        """);

    readonly Statement _removeMirrored = new(
        connection, "delete from friend where app = ?1 and friend = ?2 and person in (select friend from friend where app = ?1 and person = ?2)");

    readonly Statement _remove = new(connection, "delete from friend where app = ?1 and person = ?2");

    public List<Person> Of(int app, Person person, int skip, int most) =>
        _of.Bind(1, app).Bind(2, person.Key).Bind(3, most).Bind(4, skip).All(row => new Person(row.Text(0)));

    public void Add(int app, Person one, Person other, DateTimeOffset at)
    {
        _add.Bind(1, app).Bind(2, one.Key).Bind(3, other.Key).Bind(4, at.ToUnixTimeMilliseconds()).Run();
        _add.Bind(1, app).Bind(2, other.Key).Bind(3, one.Key).Bind(4, at.ToUnixTimeMilliseconds()).Run();
    }

    public void Move(int app, Person from, Person to)
    {
        _takeOver.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
        _removeMirrored.Bind(1, app).Bind(2, from.Key).Run();
        _remove.Bind(1, app).Bind(2, from.Key).Run();
    }

    public void Dispose()
    {
        IDisposable[] all = [_of, _add, _takeOver, _removeMirrored, _remove];

        foreach (var statement in all)
            statement.Dispose();
    }
}
