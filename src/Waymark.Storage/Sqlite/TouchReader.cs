using Microsoft.Data.Sqlite;
using Waymark.Links;
using Waymark.Touches;

namespace Waymark.Storage.Sqlite;

/// <summary>Reads committed touches beside the worker that writes them.</summary>
sealed class TouchReader : IDisposable
{
    // An id is made a moment before or after the click is received; midnight may lie between.
    static readonly TimeSpan ClickIdTolerance = TimeSpan.FromHours(1);

    // Anybody can make up an id of the last hour there is.
    static readonly DateTimeOffset LatestClick = DateTimeOffset.MaxValue - ClickIdTolerance;

    readonly SqliteConnection _connection;
    readonly TouchDays _days;

    public TouchReader(string path)
    {
        _connection = SqliteFile.OpenForReading(path);
        _days = new TouchDays(_connection, mostRemembered: 1_000);
    }

    public Touch? Find(string app, string clickId) => Find(_days, app, clickId) ?? (IsOfUnknownDay(clickId) ? Find(_days, app, clickId) : null);

    public static Touch? Find(TouchDays days, string app, string clickId)
    {
        if (ClickId.TimeOf(clickId) is not { } at || at >= LatestClick) return null;

        var (since, until) = (at - ClickIdTolerance, at + ClickIdTolerance);
        return days.Between(since, until)
            .SelectMany(day => day.Find(TouchKey.OfClick(app, clickId), long.MaxValue, since, until, 1))
            .FirstOrDefault();
    }

    public void Dispose()
    {
        _days.Dispose();
        _connection.Dispose();
    }

    // Days begin and are dropped while we read.
    bool IsOfUnknownDay(string clickId)
    {
        if (ClickId.TimeOf(clickId) is not { } at || at >= LatestClick || _days.Between(at, at).Any()) return false;

        _days.Reload();
        return true;
    }
}
