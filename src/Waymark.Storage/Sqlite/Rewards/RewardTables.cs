using Microsoft.Data.Sqlite;
using Waymark.Referrals;
using Waymark.Rewards;

namespace Waymark.Storage.Sqlite.Rewards;

/// <summary>The tables of rewards on one connection, to write or to read.</summary>
sealed class RewardTables(SqliteConnection connection) : IDisposable
{
    public RewardTable Rewards { get; } = new(connection);

    public SpendingTable Spending { get; } = new(connection);

    /// <summary>Totals follow, so that nobody has to add up millions of rewards.</summary>
    public void Save(int app, Reward reward)
    {
        if (Rewards.Find(app, reward.Id) is { } before) Spending.Add(app, before, -1);
        Spending.Add(app, reward, 1);
        Rewards.Save(app, reward);
    }

    /// <summary>Whoever was known by an install has signed up.</summary>
    public void Move(int app, Person from, Person to)
    {
        Rewards.Move(app, from, to);
        Spending.Move(app, from, to);
    }

    public void Dispose()
    {
        Rewards.Dispose();
        Spending.Dispose();
    }
}
