using Microsoft.Data.Sqlite;
using Waymark.Attribution.Networks;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Networks;

/// <summary>Networks' claims on one connection, to write or to read.</summary>
sealed class NetworkClaimTable(SqliteConnection connection) : IDisposable
{
    const int MostOfOneKey = 100;

    readonly Statement _byKey = new(
        connection,
        """
        select claim.body from network_claim_key as found
        join network_claim as claim on claim.app = found.app and claim.position = found.position
        where found.app = ?1 and found.key = ?2
        order by found.position desc
        limit ?3
        """);

    readonly Statement _ofInstall = new(
        connection, "select body from network_claim indexed by network_claim_install where app = ?1 and install = ?2 order by position");

    readonly Statement _ofNetwork = new(
        connection, "select body from network_claim indexed by network_claim_network where app = ?1 and network = ?2 and position < ?3 order by position desc limit ?4");

    readonly Statement _save = new(
        connection,
        """
        insert into network_claim (app, position, network, install, body) values (?1, ?2, ?3, ?4, ?5)
        on conflict (app, position) do update set install = excluded.install, body = excluded.body
        """);

    readonly Statement _saveKey = new(connection, "insert into network_claim_key (app, key, position) values (?1, ?2, ?3) on conflict do nothing");

    public List<ReceivedClaim> ByKeys(int app, IEnumerable<long> keys) =>
    [
        .. keys.Distinct()
            .SelectMany(key => _byKey.Bind(1, app).Bind(2, key).Bind(3, MostOfOneKey).All(Read))
            .DistinctBy(claim => claim.Position)
            .OrderByDescending(claim => claim.Position),
    ];

    public List<ReceivedClaim> OfInstall(int app, string installId) => _ofInstall.Bind(1, app).Bind(2, installId).All(Read);

    public List<ReceivedClaim> OfNetwork(int app, string network, long? before, int most) =>
        _ofNetwork.Bind(1, app).Bind(2, network).Bind(3, before ?? long.MaxValue).Bind(4, most).All(Read);

    public void Save(int app, ReceivedClaim claim)
    {
        _save.Bind(1, app).Bind(2, claim.Position).Bind(3, claim.Network).Bind(4, claim.InstallId).Bind(5, StoredJson.Write(claim)).Run();

        foreach (var key in ClaimKeys.Of(claim))
            _saveKey.Bind(1, app).Bind(2, key).Bind(3, claim.Position).Run();
    }

    public void Dispose()
    {
        IDisposable[] all = [_byKey, _ofInstall, _ofNetwork, _save, _saveKey];

        foreach (var statement in all)
            statement.Dispose();
    }

    static ReceivedClaim Read(Statement row) => StoredJson.Read<ReceivedClaim>(row.Blob(0));
}
