using Microsoft.Data.Sqlite;
using Waymark.Attribution.Networks;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Networks;

/// <summary>What networks are asked, on one connection, to write or to read.</summary>
sealed class NetworkQuestionTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _find = new(connection, "select body from network_question where app = ?1 and install = ?2 and network = ?3");

    readonly Statement _ofInstall = new(connection, "select body from network_question where app = ?1 and install = ?2 order by network");

    readonly Statement _pending = new(
        connection,
        """
        select body from network_question indexed by network_question_pending
        where app = ?1 and network = ?2 and pending is not null
        order by pending, install
        limit ?3
        """);

    readonly Statement _save = new(
        connection,
        """
        insert into network_question (app, install, network, pending, body) values (?1, ?2, ?3, ?4, ?5)
        on conflict (app, install, network) do update set pending = excluded.pending, body = excluded.body
        """);

    public NetworkQuestion? Find(int app, string installId, string network) => _find.Bind(1, app).Bind(2, installId).Bind(3, network).First(Read);

    public List<NetworkQuestion> OfInstall(int app, string installId) => _ofInstall.Bind(1, app).Bind(2, installId).All(Read);

    public List<NetworkQuestion> Pending(int app, string network, int most) => _pending.Bind(1, app).Bind(2, network).Bind(3, most).All(Read);

    public void Save(int app, NetworkQuestion question) => _save
        .Bind(1, app).Bind(2, question.InstallId).Bind(3, question.Network)
        .Bind(4, question.Outcome is null ? question.At.ToUnixTimeMilliseconds() : null)
        .Bind(5, StoredJson.Write(question)).Run();

    public void Dispose()
    {
        IDisposable[] all = [_find, _ofInstall, _pending, _save];

        foreach (var statement in all)
            statement.Dispose();
    }

    static NetworkQuestion Read(Statement row) => StoredJson.Read<NetworkQuestion>(row.Blob(0));
}
