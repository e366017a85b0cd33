using Microsoft.Data.Sqlite;
using Waymark.Attribution.Apple;
using Waymark.Events;
using Waymark.Feeds;
using Waymark.Fraud.Reports;
using Waymark.Installs;
using Waymark.Referrals.Reports;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Skan;
using Waymark.Storage.Sqlite.Community;
using Waymark.Storage.Sqlite.Flows;
using Waymark.Storage.Sqlite.Networks;
using Waymark.Storage.Sqlite.Rewards;
using Waymark.Storage.Sqlite.Sources;
using Waymark.Storage.Writing;

namespace Waymark.Storage.Sqlite;

/// <summary>State, stream and rollups in one SQLite file. Rebuilt from the journal when it is thrown away.</summary>
public sealed class SqliteState : SqliteReading, IState
{
    readonly string _journalId;
    readonly SqliteConnection _writer;
    readonly StateTables _tables;
    readonly StateReaders _readers;
    readonly SqliteCommitted _committed;
    readonly Watermark _events;

    SqliteState(SqliteConnection writer, StateTables tables, StateReaders readers, SqliteCommitted committed, string journalId)
        : base(tables.Apps, readers)
    {
        _writer = writer;
        _tables = tables;
        _readers = readers;
        _committed = committed;
        _journalId = journalId;
        Community = new CommunityReader(_tables.Apps, _readers);
        Flows = new SqliteFlows(_tables.Apps, _readers);
        Rewards = new SqliteRewards(_tables.Apps, _readers);
        Networks = new SqliteNetworkClaims(_tables.Apps, _readers);
        Sources = new SqliteSources(_tables.Apps, _readers);

        var (journal, stream) = _tables.Progress.Read();
        Processed = new Watermark(journal);
        _events = new Watermark(stream);
    }

    public Watermark Processed { get; }

    public IFlows Flows { get; }

    public IRewards Rewards { get; }

    public INetworkClaims Networks { get; }

    public ISources Sources { get; }

    public long LastPosition => _events.Value;

    public ICommunity Community { get; }

    public ICommitted Committed => _committed;

    /// <summary>Opens the file, creating or upgrading it first.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="journalId">The journal's name, which becomes part of every event id.</param>
    public static SqliteState Open(string path, string journalId)
    {
        var writer = SqliteFile.OpenForWriting(path, "state");
        SqliteFile.Execute(writer, "pragma cache_size = -65536");
        SqliteFile.Execute(writer, "pragma wal_autocheckpoint = 16000");

        var tables = new StateTables(writer);
        return new SqliteState(writer, tables, new StateReaders(path, journalId), new SqliteCommitted(tables, new StateReaders(path, journalId), journalId), journalId);
    }

    public IStateBatch Begin() => new SqliteStateBatch(_tables, _journalId, Raise);

    public IReadOnlyList<Install> Installs(string app, string after, int most) =>
        Read(app, (reader, number) => reader.People.Installs(number, after, most), []);

    public IReadOnlyList<string> InstallsOf(string app, long deviceKey) =>
        Read(app, (reader, number) => reader.DeviceLinks.Installs(number, deviceKey, DateTimeOffset.UnixEpoch), []);

    public IReadOnlyDictionary<string, long> EarnedByCampaign(string app) =>
        Read(app, (reader, number) => reader.Earned.Counts(number), []);

    public long CountEarned(string app, string campaign, DateTimeOffset from, DateTimeOffset to) =>
        Read(app, (reader, number) => reader.Earned.Count(number, campaign, from, to), 0);

    public IReadOnlyList<Earned> Earned(string app, string campaign, DateTimeOffset from, DateTimeOffset to, long skip, int most) =>
        Read(app, (reader, number) => reader.Earned.Page(app, number, campaign, from, to, skip, most), []);

    public long CountActive(string app, string campaign, DateTimeOffset since) =>
        Read(app, (reader, number) => reader.Earned.CountActive(number, campaign, since), 0);

    public IReadOnlyList<Payment> PaymentsById(string app, string paymentId) =>
        Read(app, (reader, number) => reader.Payments.ById(number, paymentId), []);

    public IReadOnlyList<Payment> PaymentsOfUser(string app, string userId) =>
        Read(app, (reader, number) => reader.Payments.OfUser(number, userId), []);

    public IReadOnlyList<StreamEvent> Read(string app, long after, int most) =>
        Read(app, (reader, number) => reader.Events.Read(app, number, after, most), []);

    public (IReadOnlyList<StreamEvent> Events, long? Next) Search(string app, StreamFilter filter, long after, int most) =>
        Read(app, (reader, number) => reader.Events.Search(app, number, filter, after, most), ([], null));

    public IReadOnlyList<StreamEvent> Conversions(string app, string installId) =>
        Read(app, (reader, number) => reader.Events.Conversions(app, number, installId, most: 200), []);

    public StreamEvent? Find(string app, long position) =>
        Read(app, position - 1, 1) is [var found] && found.Position == position ? found : null;

    public IReadOnlyList<(RollupKey Key, Figure Figure)> Figures(string app, DateOnly from, DateOnly to) =>
        Read(app, (reader, number) => reader.Rollups.Read(app, number, from, to), []);

    public IReadOnlyList<FeedCount> FeedCounts(string app, string feed) =>
        Read(app, (reader, number) => reader.FeedCounts.Read(number, feed), []);

    public IReadOnlyList<InvitedInstall> InvitedInstalls(string app, DateTimeOffset from, DateTimeOffset to, int most) =>
        Read(app, (reader, number) => reader.Lists.Installs(number, from, to, most), []);

    public IReadOnlyList<ReferrerLine> TopReferrers(string app, DateTimeOffset from, DateTimeOffset to, ReferrerOrder order, int skip, int most) =>
        Read(app, (reader, number) => reader.Lists.Top(number, from, to, order, skip, most), []);

    public IReadOnlyList<SuspectLine> Suspects(string app, DateTimeOffset from, DateTimeOffset to, int skip, int most) =>
        Read(app, (reader, number) => reader.Lists.Suspects(number, from, to, skip, most), []);

    public long ReviewQueue(string app) => Read(app, (reader, number) => reader.Lists.Queue(number), 0);

    public IReadOnlyList<RelationCount> RelationEvents(string app, DateTimeOffset from, DateTimeOffset to, int most) =>
        Read(app, (reader, number) => reader.Lists.Events(number, from, to, most), []);

    public ReceivedPostback? FindPostback(string app, long position) =>
        Read(app, (reader, number) => reader.Postbacks.Find(number, position), null);

    public long? FirstPostback(string app, string identity) =>
        Read(app, (reader, number) => reader.Postbacks.First(number, identity), null);

    public IReadOnlyList<ReceivedPostback> Postbacks(string app, PostbackVerdict? verdict, long? before, int most) =>
        Read(app, (reader, number) => reader.Postbacks.Page(number, verdict, before, most), []);

    public AppleToken? FindAppleToken(string app, string hash) =>
        Read(app, (reader, number) => reader.AppleTokens.Find(number, hash), null);

    public IReadOnlyList<AppleToken> PendingAppleTokens(string app, AppleToken? after, int most) =>
        Read(app, (reader, number) => reader.AppleTokens.Pending(number, after, most), []);

    public IReadOnlyList<(FraudFigureKey Key, long Count)> FraudFigures(string app, DateOnly from, DateOnly to) =>
        Read(app, (reader, number) => reader.Fraud.Figures(app, number, from, to), []);

    public IReadOnlyList<FraudCase> FraudCases(string app, string? rule, FraudOutcome? outcome, (long Fact, int Number)? before, int most) =>
        Read(app, (reader, number) => reader.Fraud.Page(number, rule, outcome, before, most), []);

    public Task WaitAsync(long after, CancellationToken stop) => _events.WaitBeyondAsync(after, stop);

    public ValueTask DisposeAsync()
    {
        _committed.Dispose();
        _readers.Dispose();
        _tables.Dispose();
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>For tests: what a full disk does.</summary>
    internal void Limit(long pages) => SqliteFile.Limit(_writer, pages);

    void Raise(long journalPosition, long streamPosition)
    {
        _events.Raise(streamPosition);
        Processed.Raise(journalPosition);
    }
}
