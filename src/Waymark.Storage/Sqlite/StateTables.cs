using Microsoft.Data.Sqlite;
using Waymark.Storage.Sqlite.Apple;
using Waymark.Storage.Sqlite.Community;
using Waymark.Storage.Sqlite.Flows;
using Waymark.Storage.Sqlite.Fraud;
using Waymark.Storage.Sqlite.Networks;
using Waymark.Storage.Sqlite.Referrals;
using Waymark.Storage.Sqlite.Repeats;
using Waymark.Storage.Sqlite.Rewards;
using Waymark.Storage.Sqlite.Skan;
using Waymark.Storage.Sqlite.Sources;

namespace Waymark.Storage.Sqlite;

/// <summary>The tables of the state file as its one writer sees them.</summary>
sealed class StateTables(SqliteConnection writer) : IDisposable
{
    public AppNumbers Apps { get; } = new(writer);

    public Progress Progress { get; } = new(writer);

    public People People { get; } = new(writer);

    public DeviceLinks DeviceLinks { get; } = new(writer);

    public UserKeys UserKeys { get; } = new(writer);

    public FeedCounts FeedCounts { get; } = new(writer);

    public Seen Seen { get; } = new(writer);

    public Payments Payments { get; } = new(writer);

    public Claims Claims { get; } = new(writer);

    public EarnedInstalls Earned { get; } = new(writer);

    public EventWriter Events { get; } = new(writer);

    public Rollups Rollups { get; } = new(writer);

    public Population Population { get; } = new(writer);

    public RatesInUse Rates { get; } = new(writer);

    public SmartLinkTable Links { get; } = new(writer);

    public ReferralTable Referrals { get; } = new(writer);

    public RelationTable Relations { get; } = new(writer);

    public CommunityTables Community { get; } = new(writer);

    public FlowTables Flows { get; } = new(writer);

    public RewardTables Rewards { get; } = new(writer);

    public SourceTables Sources { get; } = new(writer);

    public PostbackTable Postbacks { get; } = new(writer);

    public ValueProgressTable ValueProgress { get; } = new(writer);

    public AppleTokenTable AppleTokens { get; } = new(writer);

    public FraudTables Fraud { get; } = new(writer);

    public NetworkTables Networks { get; } = new(writer);

    public void Begin() => SqliteFile.Execute(writer, "begin immediate");

    public void Commit()
    {
        Seen.Store();
        SqliteFile.Execute(writer, "commit");
        Apps.Committed();
        Seen.Committed();
    }

    public void Rollback()
    {
        Apps.Forget();
        Events.Forget();
        Rates.Forget();
        Sources.Forget();
        SqliteFile.Rollback(writer);
        Seen.Forget();
    }

    public void Dispose()
    {
        IDisposable[] all =
        [
            Apps, Progress, People, DeviceLinks, UserKeys, FeedCounts, Seen, Payments, Claims, Earned, Events, Rollups, Population, Rates, Links,
            Referrals, Relations, Community, Postbacks, ValueProgress, AppleTokens, Networks, Flows, Rewards, Sources, Fraud,
        ];

        foreach (var table in all)
            table.Dispose();
    }
}
