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

/// <summary>One connection that reads what is committed.</summary>
sealed class StateReader : IDisposable
{
    readonly SqliteConnection _connection;

    public StateReader(string path, string journalId)
    {
        _connection = SqliteFile.OpenForReading(path);
        People = new PeopleReader(_connection);
        Events = new EventReader(_connection, journalId);
        Rollups = new Rollups(_connection);
        Rates = new ExchangeRates(_connection);
        Earned = new EarnedInstalls(_connection);
        DeviceLinks = new DeviceLinks(_connection);
        Claims = new Claims(_connection);
        Seen = new SeenTables(_connection);
        SeenEarlier = SeenEarlier.In(_connection);
        Payments = new Payments(_connection);
        FeedCounts = new FeedCounts(_connection);
        Population = new Population(_connection);
        Links = new SmartLinkTable(_connection);
        Referrals = new ReferralTable(_connection);
        Relations = new RelationTable(_connection);
        Lists = new ReferralLists(_connection);
        Community = new CommunityTables(_connection);
        Postbacks = new PostbackTable(_connection);
        ValueProgress = new ValueProgressTable(_connection);
        AppleTokens = new AppleTokenTable(_connection);
        Networks = new NetworkTables(_connection);
        Flows = new FlowTables(_connection);
        Rewards = new RewardTables(_connection);
        Sources = new SourceTables(_connection);
        Fraud = new FraudTables(_connection);
    }

    public PeopleReader People { get; }

    public EventReader Events { get; }

    public Rollups Rollups { get; }

    public ExchangeRates Rates { get; }

    public EarnedInstalls Earned { get; }

    public DeviceLinks DeviceLinks { get; }

    public Claims Claims { get; }

    public SeenTables Seen { get; }

    public SeenEarlier? SeenEarlier { get; }

    public Payments Payments { get; }

    public FeedCounts FeedCounts { get; }

    public Population Population { get; }

    public SmartLinkTable Links { get; }

    public ReferralTable Referrals { get; }

    public RelationTable Relations { get; }

    public ReferralLists Lists { get; }

    public CommunityTables Community { get; }

    public PostbackTable Postbacks { get; }

    public ValueProgressTable ValueProgress { get; }

    public AppleTokenTable AppleTokens { get; }

    public NetworkTables Networks { get; }

    public FlowTables Flows { get; }

    public RewardTables Rewards { get; }

    public SourceTables Sources { get; }

    public FraudTables Fraud { get; }

    public void Dispose()
    {
        People.Dispose();
        Events.Dispose();
        Rollups.Dispose();
        Rates.Dispose();
        Earned.Dispose();
        DeviceLinks.Dispose();
        Claims.Dispose();
        Seen.Dispose();
        SeenEarlier?.Dispose();
        Payments.Dispose();
        FeedCounts.Dispose();
        Population.Dispose();
        Links.Dispose();
        Referrals.Dispose();
        Relations.Dispose();
        Lists.Dispose();
        Community.Dispose();
        Postbacks.Dispose();
        ValueProgress.Dispose();
        AppleTokens.Dispose();
        Networks.Dispose();
        Flows.Dispose();
        Rewards.Dispose();
        Sources.Dispose();
        Fraud.Dispose();
        _connection.Dispose();
    }
}
