using Waymark.Fraud.Sources;

namespace Waymark.Storage.Sqlite.Sources;

/// <summary>What came from sources in one batch of processing; clicks, the many, are folded in memory first.</summary>
sealed class SqliteSourcesBatch(SourceTables tables, AppNumbers apps) : ISourcesBatch
{
    // In the order of their coming, which decides who still has a name of its own.
    readonly OrderedDictionary<(int App, DateOnly Day, SourceKey Key), PendingFigures> _pending = [];
    readonly ClickHours _hours = new((app, source, hour) => tables.Hours.Find(apps.FindOrAdd(app), hour, source));
    readonly Dictionary<int, IReadOnlyList<StandingFinding>> _standing = [];

    public SourceClicks CountHour(string app, string source, DateTimeOffset at) => _hours.Count(app, source, at);

    public double? UsualHour(string app, string source, DateOnly day) => _hours.Usual(app, source, day);

    public void CountClick(string app, DateOnly day, SourceKey key, ulong? visitor) => Pending(app, day, key).CountClick(visitor);

    public void Add(string app, DateOnly day, SourceKey key, SourceFigures figures) => Pending(app, day, key).Add(figures);

    public void Note(string app, SourceInstall install) => tables.Installs.Save(apps.FindOrAdd(app), install);

    public void Forget(string app, SourceInstall install) => tables.Installs.Remove(apps.FindOrAdd(app), install);

    public IReadOnlyList<StandingFinding> Standing(string app)
    {
        // Every first open asks.
        var number = apps.FindOrAdd(app);
        return _standing.TryGetValue(number, out var known) ? known : _standing[number] = tables.Standing.Read(number);
    }

    public void Save(string app, StandingFinding found)
    {
        var number = apps.FindOrAdd(app);
        tables.Standing.Save(number, found);
        _standing.Remove(number);
    }

    public void Remove(string app, SourceScope scope, string rule)
    {
        var number = apps.FindOrAdd(app);
        tables.Standing.Remove(number, scope, rule);
        _standing.Remove(number);
    }

    public void Save(string app, SourceNote note) => tables.Notes.Save(apps.FindOrAdd(app), note);

    public void Store()
    {
        foreach (var ((app, day, key), pending) in _pending)
            tables.Days.Add(app, day, key, pending.Figures);

        foreach (var ((app, source, hour), _, added) in _hours.All)
            tables.Hours.Add(apps.FindOrAdd(app), hour, source, added);
    }

    PendingFigures Pending(string app, DateOnly day, SourceKey key)
    {
        var place = (apps.FindOrAdd(app), day, key);
        if (!_pending.TryGetValue(place, out var pending)) _pending[place] = pending = new PendingFigures();
        return pending;
    }
}
