using Waymark.Fraud.Sources;

namespace Waymark.Storage.Sqlite.Sources;

/// <summary>Clicks by hour in one batch of processing, on top of what is stored.</summary>
sealed class ClickHours(SourceHourTable stored)
{
    const int HoursOfDay = 24;

    readonly OrderedDictionary<(int App, long Hour, string Source), Tally> _hours = [];
    readonly Dictionary<(int App, long Day, string Source), Tally> _days = [];
    readonly Dictionary<(int App, DateOnly Day, string Source), double?> _usual = [];

    public SourceClicks Count(int app, string source, DateTimeOffset at)
    {
        var hour = HourOf(at);
        var day = hour / HoursOfDay;

        if (!_hours.TryGetValue((app, hour, source), out var ofHour))
            _hours[(app, hour, source)] = ofHour = new Tally(stored.Find(app, hour, source));

        if (!_days.TryGetValue((app, day, source), out var ofDay))
            _days[(app, day, source)] = ofDay = new Tally(stored.Sum(app, source, day * HoursOfDay, (day * HoursOfDay) + HoursOfDay - 1));

        ofHour.Added++;
        ofDay.Added++;
        return new SourceClicks(ofHour.Stored + ofHour.Added, ofDay.Stored + ofDay.Added);
    }

    public double? Usual(int app, string source, DateOnly day)
    {
        if (_usual.TryGetValue((app, day, source), out var usual)) return usual;

        var begin = HourOf(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
        var before = new List<long>();

        // Those of the evening before may be in this very batch.
        for (var hour = begin - (ClickCap.Days * HoursOfDay); hour < begin; hour++)
        {
            var clicks = _hours.TryGetValue((app, hour, source), out var pending) ? pending.Stored + pending.Added : stored.Find(app, hour, source);
            if (clicks > 0) before.Add(clicks);
        }

        return _usual[(app, day, source)] = ClickCap.UsualHour(before);
    }

    public void Store()
    {
        foreach (var ((app, hour, source), tally) in _hours)
            stored.Add(app, hour, source, tally.Added);
    }

    static long HourOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 3600;

    sealed class Tally(long stored)
    {
        public long Stored => stored;

        public long Added { get; set; }
    }
}
