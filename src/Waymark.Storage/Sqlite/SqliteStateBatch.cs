using Microsoft.Data.Sqlite;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Reports;
using Waymark.Revenue;
using Waymark.Users;

namespace Waymark.Storage.Sqlite;

/// <summary>One transaction of processing. What is added up or written again and again is folded in memory first.</summary>
sealed class SqliteStateBatch : IStateBatch
{
    readonly SqliteConnection _writer;
    readonly StateStatements _statements;
    readonly AppNumbers _apps;
    readonly Action<long, long> _committed;
    readonly Dictionary<RollupKey, Figure> _figures = [];
    readonly Dictionary<(int App, string Kind, string Value, DateOnly Day), long> _traits = [];
    readonly Dictionary<(int App, string Id), Install> _installs = [];
    readonly Dictionary<(int App, string Id), User> _users = [];
    long _position;
    bool _isOver;

    public SqliteStateBatch(SqliteConnection writer, StateStatements statements, AppNumbers apps, Action<long, long> committed)
    {
        _writer = writer;
        _statements = statements;
        _apps = apps;
        _committed = committed;
        SqliteFile.Execute(writer, "begin immediate");
        _position = statements.ReadProgress().Stream;
    }

    public Install? FindInstall(string app, string installId)
    {
        var number = _apps.FindOrAdd(app);
        return _installs.TryGetValue((number, installId), out var changed) ? changed : _statements.Install(number, installId);
    }

    public void Save(Install install) => _installs[(_apps.FindOrAdd(install.App), install.Id)] = install;

    public User? FindUser(string app, string userId)
    {
        var number = _apps.FindOrAdd(app);
        return _users.TryGetValue((number, userId), out var changed) ? changed : _statements.User(number, userId);
    }

    public void Save(User user) => _users[(_apps.FindOrAdd(user.App), user.Id)] = user;

    public void Link(string app, long deviceKey, string installId, DateTimeOffset at) =>
        _statements.Link(_apps.FindOrAdd(app), deviceKey, installId, at);

    public IReadOnlyList<string> InstallsOf(string app, long deviceKey, DateTimeOffset since) =>
        _statements.InstallsOf(_apps.FindOrAdd(app), deviceKey, since);

    public bool Remember(string app, Fingerprint fingerprint, DateTimeOffset at, TimeSpan? within) =>
        _statements.Remember(_apps.FindOrAdd(app), fingerprint, at, within);

    public IReadOnlyList<Payment> PaymentsById(string app, string paymentId) =>
        _statements.PaymentsById(_apps.FindOrAdd(app), paymentId);

    public IReadOnlyList<Payment> PaymentsOfUser(string app, string userId) =>
        _statements.PaymentsOfUser(_apps.FindOrAdd(app), userId);

    public void Save(Payment payment) => _statements.Save(_apps.FindOrAdd(payment.App), payment);

    public string? InstallOfClick(string app, string clickId) => _statements.InstallOfClick(_apps.FindOrAdd(app), clickId);

    public void Claim(string app, string clickId, string installId) => _statements.Claim(_apps.FindOrAdd(app), clickId, installId);

    public StreamEvent Emit(StreamEvent draft)
    {
        var position = ++_position;
        var emitted = draft with { Position = position, Id = EventId.Of(_statements.JournalId, position) };
        _statements.Emit(_apps.FindOrAdd(draft.App), emitted);
        return emitted;
    }

    public void Add(RollupKey key, Figure figure) =>
        _figures[key] = _figures.TryGetValue(key, out var sum) ? sum + figure : figure;

    public void CountTrait(string app, string kind, string value, DateOnly day)
    {
        var key = (_apps.FindOrAdd(app), kind, value, day);
        _traits[key] = _traits.GetValueOrDefault(key) + 1;
    }

    public long TraitCount(string app, string kind, string value, DateOnly from, DateOnly to)
    {
        var number = _apps.FindOrAdd(app);
        var count = _statements.TraitCount(number, kind, value, from, to);

        // A batch spans a day or two: asking for each is cheaper than looking through all that is pending.
        for (var day = from; day <= to; day = day.AddDays(1))
            count += _traits.GetValueOrDefault((number, kind, value, day));

        return count;
    }

    public void Commit(long journalPosition)
    {
        foreach (var ((app, _), install) in _installs)
            _statements.Save(app, install);

        foreach (var ((app, _), user) in _users)
            _statements.Save(app, user);

        foreach (var (key, figure) in _figures)
            _statements.Add(_apps.FindOrAdd(key.App), key, figure);

        foreach (var ((app, kind, value, day), count) in _traits)
            _statements.CountTrait(app, kind, value, day, count);

        _statements.SaveProgress(journalPosition, _position);
        SqliteFile.Execute(_writer, "commit");
        _isOver = true;
        _committed(journalPosition, _position);
    }

    public void Dispose()
    {
        if (_isOver) return;

        _isOver = true;
        _statements.Forget();
        SqliteFile.Execute(_writer, "rollback");
        _apps.Reload();
    }
}
