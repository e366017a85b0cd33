using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Skan.Values;
using Waymark.SmartLinks;
using Waymark.Users;

namespace Waymark.Storage.Writing;

/// <summary>A batch that notes what is to be written and is handed over with its commit.</summary>
/// <remarks>
/// What most facts do is answered from what this batch and the one underway have changed, and from what is committed. Whatever
/// else is asked or changed has the batch written at once: it waits for the one underway and goes on as an ordinary batch.
/// </remarks>
sealed partial class WriteBehindBatch : IStateBatch
{
    readonly WriteBehind _writing;
    readonly bool _isMoreWaiting;
    readonly ICommitted _committed;
    readonly Overlay? _underway;
    readonly Overlay _own = new();
    readonly List<Action<IStateBatch>> _later = [];
    readonly Dictionary<RollupKey, Figure> _figures = [];
    readonly WriteBehindSources _sources;
    readonly WriteBehindFraud _fraud;
    readonly WriteBehindTraits _traits;
    readonly HashSet<string> _met = new(StringComparer.Ordinal);
    readonly Dictionary<string, bool> _hasLinks = new(StringComparer.Ordinal);
    readonly Dictionary<(DateOnly From, DateOnly To), IReadOnlyList<DailyRates>> _rates = [];
    IStateBatch? _atOnce;
    long _event;

    public WriteBehindBatch(WriteBehind writing, bool isMoreWaiting)
    {
        _writing = writing;
        _isMoreWaiting = isMoreWaiting;
        _committed = writing.State.Committed;
        _underway = writing.Underway;
        _event = writing.LastEvent;
        _traits = new WriteBehindTraits(_own, _underway, _committed);
        _fraud = new WriteBehindFraud(this);
        _sources = new WriteBehindSources(this, _committed, ClicksOfHour);
    }

    public ISourcesBatch Sources => _atOnce?.Sources ?? _sources;

    public IFraudBatch Fraud => _atOnce?.Fraud ?? _fraud;

    /// <summary>Has something written with the batch: later, or at once when the batch is written at once by now.</summary>
    public void Do(Action<IStateBatch> write)
    {
        if (_atOnce is null) _later.Add(write);
        else write(_atOnce);
    }

    /// <summary>From here on the batch is an ordinary one.</summary>
    public IStateBatch AtOnce()
    {
        if (_atOnce is not null) return _atOnce;

        _writing.Settle();
        _atOnce = _writing.State.Begin();
        Write(_atOnce);
        foreach (var install in _own.Installs.Values)
            _atOnce.Save(install);
        foreach (var user in _own.Users.Values)
            _atOnce.Save(user);
        return _atOnce;
    }

    public void Meet(string app)
    {
        if (_met.Add(app)) Do(batch => batch.Meet(app));
    }

    public Install? FindInstall(string app, string installId) =>
        _own.Installs.TryGetValue((app, installId), out var install) || _underway?.Installs.TryGetValue((app, installId), out install) == true
            ? install
            : _writing.FindInstall(app, installId);

    public User? FindUser(string app, string userId) =>
        _own.Users.TryGetValue((app, userId), out var user) || _underway?.Users.TryGetValue((app, userId), out user) == true
            ? user
            : _writing.FindUser(app, userId);

    public void Save(Install install)
    {
        _own.Installs[(install.App, install.Id)] = install;
        _atOnce?.Save(install);
    }

    public void Save(User user)
    {
        _own.Users[(user.App, user.Id)] = user;
        _atOnce?.Save(user);
    }

    public IReadOnlyList<User> Users(string app, string after, int most) => AtOnce().Users(app, after, most);

    public void Link(string app, long deviceKey, string installId, DateTimeOffset at)
    {
        _own.Link(app, deviceKey, installId, InMilliseconds(at));
        Do(batch => batch.Link(app, deviceKey, installId, at));
    }

    public IReadOnlyList<string> InstallsOf(string app, long deviceKey, DateTimeOffset since) => _atOnce?.InstallsOf(app, deviceKey, since) ?? LinkedInstalls.Of(
        _committed.Linked(app, deviceKey, since),
        InMilliseconds(since),
        _underway?.Links.GetValueOrDefault((app, deviceKey)),
        _own.Links.GetValueOrDefault((app, deviceKey)));

    public void LinkUser(string app, long key, string userId, DateTimeOffset at) => Do(batch => batch.LinkUser(app, key, userId, at));

    public IReadOnlyList<string> UsersOf(string app, long key) => AtOnce().UsersOf(app, key);

    public void CountFeed(string app, string feed, string what, string name, DateTimeOffset at) => Do(batch => batch.CountFeed(app, feed, what, name, at));

    public DateTimeOffset? Remembered(string app, Fingerprint fingerprint)
    {
        if (_atOnce is not null) return _atOnce.Remembered(app, fingerprint);

        return _own.Seen.TryGetValue((app, fingerprint), out var at) || _underway?.Seen.TryGetValue((app, fingerprint), out at) == true
            ? at
            : _committed.Remembered(app, fingerprint);
    }

    public bool Remember(string app, Fingerprint fingerprint, DateTimeOffset at, TimeSpan? within = null)
    {
        if (_atOnce is not null) return _atOnce.Remember(app, fingerprint, at, within);
        if (Remembered(app, fingerprint) is { } before && (within is not { } span || InMilliseconds(at) - before <= span)) return false;

        _own.Seen[(app, fingerprint)] = InMilliseconds(at);
        Do(batch => batch.Remember(app, fingerprint, at, within));
        return true;
    }

    public IReadOnlyList<Payment> PaymentsById(string app, string paymentId) => AtOnce().PaymentsById(app, paymentId);

    public IReadOnlyList<Payment> PaymentsOfUser(string app, string userId) => AtOnce().PaymentsOfUser(app, userId);

    public void Save(Payment payment) => Do(batch => batch.Save(payment));

    public string? InstallOfClick(string app, string clickId)
    {
        if (_atOnce is not null) return _atOnce.InstallOfClick(app, clickId);

        return _own.Claims.TryGetValue((app, clickId), out var install) || _underway?.Claims.TryGetValue((app, clickId), out install) == true
            ? install
            : _committed.InstallOfClick(app, clickId);
    }

    public void Claim(string app, string clickId, string installId)
    {
        _own.Claims[(app, clickId)] = installId;
        Do(batch => batch.Claim(app, clickId, installId));
    }

    public void Earn(Earned earned, DateTimeOffset activeAt) => Do(batch => batch.Earn(earned, activeAt));

    public void TakeBack(Earned earned) => Do(batch => batch.TakeBack(earned));

    public void NoteActive(Earned earned, DateTimeOffset activeAt) => Do(batch => batch.NoteActive(earned, activeAt));

    public SmartLink? FindLink(string app, string token) => SmartLinks.FindLink(app, token);

    public bool HasLinks(string app)
    {
        if (_atOnce is not null) return _atOnce.HasLinks(app);

        // Every open asks.
        return _hasLinks.TryGetValue(app, out var has) ? has : _hasLinks[app] = _committed.HasLinks(app);
    }

    public void CountClick(string app, string token, DateOnly day) => Do(batch => batch.CountClick(app, token, day));

    public ValueProgress? FindValueProgress(string app, string installId) =>
        _own.Progress.TryGetValue((app, installId), out var progress) || _underway?.Progress.TryGetValue((app, installId), out progress) == true
            ? progress
            : _committed.FindValueProgress(app, installId);

    public void Save(string app, string installId, ValueProgress progress)
    {
        _own.Progress[(app, installId)] = progress;
        Do(batch => batch.Save(app, installId, progress));
    }

    public StreamEvent Emit(StreamEvent draft)
    {
        if (_atOnce is not null) return _atOnce.Emit(draft);

        Do(batch => batch.Emit(draft));
        return draft with { Position = ++_event, Id = _committed.EventIdOf(_event) };
    }

    public void Add(RollupKey key, Figure figure)
    {
        if (_atOnce is not null) _atOnce.Add(key, figure);
        else _figures[key] = _figures.TryGetValue(key, out var sum) ? sum + figure : figure;
    }

    public void CountTrait(string app, string kind, string value, DateOnly day)
    {
        if (_atOnce is null) _traits.Count(app, kind, value, day);
        Do(batch => batch.CountTrait(app, kind, value, day));
    }

    public long TraitCount(string app, string kind, string value, DateOnly from, DateOnly to) =>
        _atOnce?.TraitCount(app, kind, value, from, to) ?? _traits.CountOf(app, kind, value, from, to);

    public IReadOnlyList<DailyRates> Rates(DateOnly from, DateOnly to)
    {
        if (_atOnce is not null) return _atOnce.Rates(from, to);

        // Every payment of a day asks for the same few.
        return _rates.TryGetValue((from, to), out var rates) ? rates : _rates[(from, to)] = _committed.Rates(from, to);
    }

    public void Save(DailyRates rates) => AtOnce().Save(rates);

    public void Commit(long journalPosition, Action? committed = null)
    {
        if (_atOnce is not null)
        {
            _atOnce.Commit(journalPosition, committed);
            _writing.Wrote(_own, journalPosition);
            return;
        }

        foreach (var (key, clicks) in _sources.Hours)
            _own.ClickHours[key] = clicks;

        _writing.Write(_own, Write, journalPosition, _event, committed, _isMoreWaiting);
    }

    public void Dispose() => _atOnce?.Dispose();

    void Write(IStateBatch batch)
    {
        foreach (var write in _later)
            write(batch);

        foreach (var (key, figure) in _figures)
            batch.Add(key, figure);
    }

    long ClicksOfHour(string app, string source, long hour) =>
        _underway?.ClickHours.TryGetValue((app, source, hour), out var clicks) == true ? clicks : _committed.ClicksOfHour(app, source, hour);

    // As the store keeps moments.
    static DateTimeOffset InMilliseconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
