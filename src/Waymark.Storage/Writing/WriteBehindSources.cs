using Waymark.Fraud.Sources;

namespace Waymark.Storage.Writing;

/// <summary>What comes from sources in a batch that is written later; only what stands against them is changed at once.</summary>
sealed class WriteBehindSources(WriteBehindBatch batch, ICommitted committed, Func<string, string, long, long> clicksOfHour) : ISourcesBatch
{
    readonly ClickHours _hours = new(clicksOfHour);
    readonly Dictionary<string, IReadOnlyList<StandingFinding>> _standing = new(StringComparer.Ordinal);

    /// <summary>The hours that were counted in, each with all of its clicks.</summary>
    public IEnumerable<((string App, string Source, long Hour) Key, long Clicks)> Hours => _hours.All.Select(hour => (hour.Key, hour.Stored + hour.Added));

    public SourceClicks CountHour(string app, string source, DateTimeOffset at)
    {
        batch.Do(writer => writer.Sources.CountHour(app, source, at));
        return _hours.Count(app, source, at);
    }

    public double? UsualHour(string app, string source, DateOnly day) => _hours.Usual(app, source, day);

    public void CountClick(string app, DateOnly day, SourceKey key, ulong? visitor) => batch.Do(writer => writer.Sources.CountClick(app, day, key, visitor));

    public void Add(string app, DateOnly day, SourceKey key, SourceFigures figures) => batch.Do(writer => writer.Sources.Add(app, day, key, figures));

    public void Note(string app, SourceInstall install) => batch.Do(writer => writer.Sources.Note(app, install));

    public void Forget(string app, SourceInstall install) => batch.Do(writer => writer.Sources.Forget(app, install));

    public IReadOnlyList<StandingFinding> Standing(string app) =>
        _standing.TryGetValue(app, out var known) ? known : _standing[app] = committed.Standing(app);

    public void Save(string app, StandingFinding found) => batch.AtOnce().Sources.Save(app, found);

    public void Remove(string app, SourceScope scope, string rule) => batch.AtOnce().Sources.Remove(app, scope, rule);

    public void Save(string app, SourceNote note) => batch.AtOnce().Sources.Save(app, note);
}
