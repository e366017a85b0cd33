using Microsoft.Data.Sqlite;
using Waymark.Referrals;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Community;

/// <summary>What was changed about people, on one connection, to write or to read.</summary>
sealed class AuditTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _all = new(connection, "select body from audit where app = ?1 and fact < ?2 order by fact desc, part desc limit ?3");

    readonly Statement _ofKind = new(
        connection, "select body from audit indexed by audit_kind where app = ?1 and kind = ?4 and fact < ?2 order by fact desc, part desc limit ?3");

    // Persons who signed up since are found by what they are called now; the entry tells what they were called then.
    readonly Statement _about = new(
        connection,
        """
        select body
        from (
            select fact, part, kind, body from audit where app = ?1 and person = ?5 and fact < ?2
            union
            select fact, part, kind, body from audit where app = ?1 and other = ?5 and fact < ?2
        )
        where ?4 is null or kind = ?4
        order by fact desc, part desc
        limit ?3
        """);

    readonly Statement _add = new(
        connection, "insert or replace into audit (app, fact, part, kind, person, other, body) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    readonly Statement _movePerson = new(connection, "update audit set person = ?3 where app = ?1 and person = ?2");
    readonly Statement _moveOther = new(connection, "update audit set other = ?3 where app = ?1 and other = ?2");

    public List<AuditEntry> Read(int app, AuditKind? kind, Person? person, long? before, int most)
    {
        var read = person is not null ? _about : kind is not null ? _ofKind : _all;
        read.Bind(1, app).Bind(2, before ?? long.MaxValue).Bind(3, most);

        if (kind is not null || person is not null) read.Bind(4, (long?)kind);
        if (person is not null) read.Bind(5, person.Value.Key);

        return read.All(row => StoredJson.Read<AuditEntry>(row.Blob(0)));
    }

    public void Add(int app, AuditEntry entry) => _add
        .Bind(1, app).Bind(2, entry.Fact).Bind(3, entry.Part).Bind(4, (long)entry.Kind).Bind(5, entry.Person?.Key).Bind(6, entry.Other?.Key)
        .Bind(7, StoredJson.Write(entry)).Run();

    public void Move(int app, Person from, Person to)
    {
        _movePerson.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
        _moveOther.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
    }

    public void Dispose()
    {
        IDisposable[] all = [_all, _ofKind, _about, _add, _movePerson, _moveOther];

        foreach (var statement in all)
            statement.Dispose();
    }
}
