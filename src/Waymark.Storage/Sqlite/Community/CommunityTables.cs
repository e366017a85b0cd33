using Microsoft.Data.Sqlite;
using Waymark.Referrals;

namespace Waymark.Storage.Sqlite.Community;

/// <summary>The tables of people on one connection.</summary>
sealed class CommunityTables(SqliteConnection connection) : IDisposable
{
    public IdentityTable Identities { get; } = new(connection);

    public UserKeys UserKeys { get; } = new(connection);

    public FriendTable Friends { get; } = new(connection);

    public PromoCodeTable PromoCodes { get; } = new(connection);

    public TestDeviceTable TestDevices { get; } = new(connection);

    public AuditTable Audit { get; } = new(connection);

    public RulingTable Rulings { get; } = new(connection);

    public void Move(int app, Person from, Person to)
    {
        Friends.Move(app, from, to);
        PromoCodes.Move(app, from, to);
        Audit.Move(app, from, to);
    }

    public void Dispose()
    {
        IDisposable[] all = [Identities, UserKeys, Friends, PromoCodes, TestDevices, Audit, Rulings];

        foreach (var table in all)
            table.Dispose();
    }
}
