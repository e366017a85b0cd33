using Waymark.Attribution.Apple;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Skan;
using Waymark.Skan.Values;
using Waymark.SmartLinks;
using Waymark.Storage.Sqlite.Community;
using Waymark.Storage.Sqlite.Flows;
using Waymark.Storage.Sqlite.Fraud;
using Waymark.Storage.Sqlite.Networks;
using Waymark.Storage.Sqlite.Rewards;
using Waymark.Storage.Sqlite.Sources;
using Waymark.Users;

namespace Waymark.Storage.Sqlite;

/// <summary>One transaction of processing. What is added up or written again and again is folded in memory first.</summary>
sealed class SqliteStateBatch : IStateBatch
{
    readonly StateTables _tables;
    readonly AppNumbers _apps;
    readonly string _journalId;
    readonly Action<long, long> _committed;
    readonly Dictionary<RollupKey, Figure> _figures = [];
    readonly TraitTally _traits;
    readonly Dictionary<(int App, string Id), Install> _installs = [];
    readonly Dictionary<(int App, string Id), User> _users = [];
    readonly Dictionary<(int App, string Campaign), long> _earned = [];
    readonly Dictionary<(int App, string Token), long> _linkClicks = [];
    readonly FeedTally _feeds;
    readonly SqliteSourcesBatch _sources;
    long _position;
    bool _isOver;

    public SqliteStateBatch(StateTables tables, string journalId, Action<long, long> committed)
    {
        _tables = tables;
        _apps = tables.Apps;
        _journalId = journalId;
        _committed = committed;
        _traits = new TraitTally(tables.Population);
        _feeds = new FeedTally(tables.FeedCounts);
        Community = new CommunityBatch(_apps, tables.Community);
        Flows = new SqliteFlowsBatch(tables.Flows, tables.Apps);
        Rewards = new SqliteRewardsBatch(tables.Rewards, tables.Apps);
        Networks = new SqliteNetworkClaimsBatch(tables.Networks, tables.Apps);
        _sources = new SqliteSourcesBatch(tables.Sources, tables.Apps);
        Fraud = new SqliteFraudBatch(tables.Fraud, tables.Apps);
        tables.Begin();
        _position = tables.Progress.Read().Stream;
    }

    public ICommunityBatch Community { get; }

    public IFlowsBatch Flows { get; }

    public IRewardsBatch Rewards { get; }

    public INetworkClaimsBatch Networks { get; }

    public ISourcesBatch Sources => _sources;

    public IFraudBatch Fraud { get; }

    public void Meet(string app) => _apps.FindOrAdd(app);

    public Install? FindInstall(string app, string installId)
    {
        var number = _apps.FindOrAdd(app);
        return _installs.TryGetValue((number, installId), out var changed) ? changed : _tables.People.Install(number, installId);
    }

    public void Save(Install install) => _installs[(_apps.FindOrAdd(install.App), install.Id)] = install;

    public User? FindUser(string app, string userId)
    {
        var number = _apps.FindOrAdd(app);
        return _users.TryGetValue((number, userId), out var changed) ? changed : _tables.People.User(number, userId);
    }

    public void Save(User user) => _users[(_apps.FindOrAdd(user.App), user.Id)] = user;

    public IReadOnlyList<User> Users(string app, string after, int most)
    {
        SaveUsers();
        return _tables.People.Users(_apps.FindOrAdd(app), after, most);
    }

    public void Link(string app, long deviceKey, string installId, DateTimeOffset at) =>
        _tables.DeviceLinks.Link(_apps.FindOrAdd(app), deviceKey, installId, at);

    public IReadOnlyList<string> InstallsOf(string app, long deviceKey, DateTimeOffset since) =>
        _tables.DeviceLinks.Installs(_apps.FindOrAdd(app), deviceKey, since);

    public void LinkUser(string app, long key, string userId, DateTimeOffset at) =>
        _tables.UserKeys.Link(_apps.FindOrAdd(app), key, userId, at);

    public IReadOnlyList<string> UsersOf(string app, long key) => _tables.UserKeys.Users(_apps.FindOrAdd(app), key);

    public void CountFeed(string app, string feed, string what, string name, DateTimeOffset at) =>
        _feeds.Count(_apps.FindOrAdd(app), feed, what, name, at);

    public DateTimeOffset? Remembered(string app, Fingerprint fingerprint) => _tables.Seen.At(_apps.FindOrAdd(app), fingerprint);

    public bool Remember(string app, Fingerprint fingerprint, DateTimeOffset at, TimeSpan? within) =>
        _tables.Seen.Remember(_apps.FindOrAdd(app), fingerprint, at, within);

    public IReadOnlyList<Payment> PaymentsById(string app, string paymentId) =>
        _tables.Payments.ById(_apps.FindOrAdd(app), paymentId);

    public IReadOnlyList<Payment> PaymentsOfUser(string app, string userId) =>
        _tables.Payments.OfUser(_apps.FindOrAdd(app), userId);

    public void Save(Payment payment) => _tables.Payments.Save(_apps.FindOrAdd(payment.App), payment);

    public string? InstallOfClick(string app, string clickId) => _tables.Claims.InstallOf(_apps.FindOrAdd(app), clickId);

    public void Claim(string app, string clickId, string installId) => _tables.Claims.Claim(_apps.FindOrAdd(app), clickId, installId);

    public void Earn(Earned earned, DateTimeOffset activeAt)
    {
        var number = _apps.FindOrAdd(earned.App);
        if (_tables.Earned.Add(number, earned, activeAt)) CountEarned(number, earned.Campaign, 1);
    }

    public void TakeBack(Earned earned)
    {
        var number = _apps.FindOrAdd(earned.App);
        if (_tables.Earned.Remove(number, earned)) CountEarned(number, earned.Campaign, -1);
    }

    public void NoteActive(Earned earned, DateTimeOffset activeAt) =>
        _tables.Earned.NoteActive(_apps.FindOrAdd(earned.App), earned, activeAt);

    public SmartLink? FindLink(string app, string token) => _tables.Links.Find(_apps.FindOrAdd(app), token);

    public bool HasLinks(string app) => _tables.Links.Any(_apps.FindOrAdd(app));

    public SmartLink? FindLinkByCode(string app, string code) => _tables.Links.FindByCode(_apps.FindOrAdd(app), code);

    public long LinkClicks(string app, string token)
    {
        var number = _apps.FindOrAdd(app);
        return _tables.Population.LinkClicks(number, token) + _linkClicks.GetValueOrDefault((number, token));
    }

    public IReadOnlyList<SmartLink> Links(string app, (DateTimeOffset At, string Token)? before, int most) =>
        _tables.Links.Page(_apps.FindOrAdd(app), before, most);

    public IReadOnlyList<SmartLink> LinksOf(string app, Person sender, int most) => _tables.Links.Of(_apps.FindOrAdd(app), sender, most);

    public Referral? FindReferral(string app, long id) => _tables.Referrals.Find(_apps.FindOrAdd(app), id);

    public IReadOnlyList<Referral> ReferralsBy(string app, Person referrer, DateTimeOffset since, int most) =>
        _tables.Referrals.By(_apps.FindOrAdd(app), referrer, since, most);

    public IReadOnlyList<Referral> ReferralsOf(string app, Person referred, int most) => _tables.Referrals.Of(_apps.FindOrAdd(app), referred, most);

    public IReadOnlyList<Referral> ReferralsOfInstall(string app, string installId, int most) =>
        _tables.Referrals.OfInstall(_apps.FindOrAdd(app), installId, most);

    public IReadOnlyList<Referral> Referrals(string app, DateTimeOffset from, DateTimeOffset to, FraudStatus? status, int skip, int most) =>
        _tables.Referrals.Between(_apps.FindOrAdd(app), from, to, status, skip, most);

    public IReadOnlyList<Relation> ReferrersOf(string app, Person referred, string? @event, int skip, int most) =>
        _tables.Relations.Of(_apps.FindOrAdd(app), referred, @event, skip, most);

    public IReadOnlyList<Relation> ReferredBy(string app, Person referrer, string? @event, int skip, int most) =>
        _tables.Relations.By(_apps.FindOrAdd(app), referrer, @event, skip, most);

    public void Save(SmartLink link) => _tables.Links.Save(_apps.FindOrAdd(link.App), link);

    public void CountClick(string app, string token, DateOnly day)
    {
        var number = _apps.FindOrAdd(app);
        _linkClicks[(number, token)] = _linkClicks.GetValueOrDefault((number, token)) + 1;
        CountTrait(app, Population.Link, token, day);
    }

    public void Save(Referral referral) => _tables.Referrals.Save(_apps.FindOrAdd(referral.App), referral);

    public void Save(Relation relation) => _tables.Relations.Save(_apps.FindOrAdd(relation.App), relation);

    public bool Remove(string app, Person referred, string @event, Person referrer) =>
        _tables.Relations.Remove(_apps.FindOrAdd(app), referred, @event, referrer);

    public void Move(string app, Person from, Person to)
    {
        var number = _apps.FindOrAdd(app);
        _tables.Links.Move(number, from, to);
        _tables.Referrals.Move(number, from, to);
        _tables.Relations.Move(number, from, to);
        _tables.Community.Move(number, from, to);
        _tables.Flows.Move(number, from, to);
        _tables.Rewards.Move(number, from, to);
    }

    public ReceivedPostback? FindPostback(string app, long position) => _tables.Postbacks.Find(_apps.FindOrAdd(app), position);

    public long? FirstPostback(string app, string identity) => _tables.Postbacks.First(_apps.FindOrAdd(app), identity);

    public IReadOnlyList<ReceivedPostback> Postbacks(string app, PostbackVerdict? verdict, long? before, int most) =>
        _tables.Postbacks.Page(_apps.FindOrAdd(app), verdict, before, most);

    public void Save(ReceivedPostback postback) => _tables.Postbacks.Save(_apps.FindOrAdd(postback.App), postback);

    public ValueProgress? FindValueProgress(string app, string installId) => _tables.ValueProgress.Find(_apps.FindOrAdd(app), installId);

    public void Save(string app, string installId, ValueProgress progress) => _tables.ValueProgress.Save(_apps.FindOrAdd(app), installId, progress);

    public AppleToken? FindAppleToken(string app, string hash) => _tables.AppleTokens.Find(_apps.FindOrAdd(app), hash);

    public IReadOnlyList<AppleToken> PendingAppleTokens(string app, AppleToken? after, int most) => _tables.AppleTokens.Pending(_apps.FindOrAdd(app), after, most);

    public void Save(AppleToken token) => _tables.AppleTokens.Save(_apps.FindOrAdd(token.App), token);

    public StreamEvent Emit(StreamEvent draft)
    {
        var position = ++_position;
        var emitted = draft with { Position = position, Id = EventId.Of(_journalId, position) };
        _tables.Events.Emit(_apps.FindOrAdd(draft.App), emitted);
        return emitted;
    }

    public void Add(RollupKey key, Figure figure) =>
        _figures[key] = _figures.TryGetValue(key, out var sum) ? sum + figure : figure;

    public void CountTrait(string app, string kind, string value, DateOnly day) => _traits.Count(_apps.FindOrAdd(app), kind, value, day);

    public long TraitCount(string app, string kind, string value, DateOnly from, DateOnly to) =>
        _traits.CountOf(_apps.FindOrAdd(app), kind, value, from, to);

    public IReadOnlyList<DailyRates> Rates(DateOnly from, DateOnly to) => _tables.Rates.Read(from, to);

    public void Save(DailyRates rates) => _tables.Rates.Save(rates);

    public void Commit(long journalPosition, Action? committed = null)
    {
        foreach (var ((app, _), install) in _installs)
            _tables.People.Save(app, install);

        SaveUsers();

        foreach (var (key, figure) in _figures)
            _tables.Rollups.Add(_apps.FindOrAdd(key.App), key, figure);

        foreach (var ((app, campaign), count) in _earned)
            _tables.Earned.AddCount(app, campaign, count);

        _traits.Store();
        _feeds.Store();
        _sources.Store();
        _tables.Progress.Save(journalPosition, _position);
        _tables.Commit();
        _isOver = true;
        committed?.Invoke();
        _committed(journalPosition, _position);
    }

    public void Dispose()
    {
        if (_isOver) return;

        _isOver = true;
        _tables.Rollback();
    }

    // What is folded in memory is not found by a search.
    void SaveUsers()
    {
        foreach (var ((app, _), user) in _users)
            _tables.People.Save(app, user);

        _users.Clear();
    }

    void CountEarned(int app, string campaign, long count) =>
        _earned[(app, campaign)] = _earned.GetValueOrDefault((app, campaign)) + count;
}
