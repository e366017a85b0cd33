using Waymark.Fraud.Sources;

namespace Waymark.Storage;

/// <summary>The same inside a batch of processing, which counts and changes it.</summary>
public interface ISourcesBatch
{
    /// <summary>Counts a click in its hour, whatever becomes of it.</summary>
    /// <returns>How many there have been of the source in that hour and on that UTC day, with this one.</returns>
    SourceClicks CountHour(string app, string source, DateTimeOffset at);

    /// <returns>What is usual for the source by the days before this one; null while nothing is.</returns>
    double? UsualHour(string app, string source, DateOnly day);

    /// <summary>Counts a click; beyond <see cref="SourceKey.MostSources"/> and <see cref="SourceKey.MostParts"/> of a day it counts without a name.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="day">The UTC day.</param>
    /// <param name="key">Where it came from.</param>
    /// <param name="visitor">Who clicked, as an evenly spread hash; null where nobody can be told apart.</param>
    void CountClick(string app, DateOnly day, SourceKey key, ulong? visitor);

    /// <summary>Adds anything else that came from there; what is taken back is negative.</summary>
    void Add(string app, DateOnly day, SourceKey key, SourceFigures figures);

    /// <summary>Notes that an install is credited to a source.</summary>
    void Note(string app, SourceInstall install);

    /// <summary>Somebody else is credited with it after all.</summary>
    void Forget(string app, SourceInstall install);

    IReadOnlyList<StandingFinding> Standing(string app);

    void Save(string app, StandingFinding found);

    void Remove(string app, SourceScope scope, string rule);

    void Save(string app, SourceNote note);
}

/// <summary>Clicks of one source.</summary>
/// <param name="OfHour">In the hour so far.</param>
/// <param name="OfDay">On the UTC day so far.</param>
public readonly record struct SourceClicks(long OfHour, long OfDay);
