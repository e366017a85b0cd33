using Waymark.Fraud.Sources;

namespace Waymark.Storage;

/// <summary>Clicks by hour in one batch of processing, on top of what is stored.</summary>
/// <param name="stored">The clicks of an app's source in an hour since 1970.</param>
sealed class ClickHours(Func<string, string, long, long> stored)
{
    const int HoursOfDay = 24;

    readonly OrderedDictionary<(string App, string Source, long Hour), Tally> _hours = [];
    readonly Dictionary<(string App, string Source, long Day), Tally> _days = [];
    readonly Dictionary<(string App, string Source, DateOnly Day), double?> _usual = [];

    /// <summary>The hours that were counted in, in the order of their coming.</summary>
    public IEnumerable<((string App, string Source, long Hour) Key, long Stored, long Added)> All =>
        _hours.Select(hour => (hour.Key, hour.Value.Stored, hour.Value.Added));

    public SourceClicks Count(string app, string source, DateTimeOffset at)
    {
        var hour = HourOf(at);
        var day = hour / HoursOfDay;

        if (!_hours.TryGetValue((app, source, hour), out var ofHour))
            _hours[(app, source, hour)] = ofHour = new Tally(stored(app, source, hour));

        if (!_days.TryGetValue((app, source, day), out var ofDay))
            _days[(app, source, day)] = ofDay = new Tally(OfDay(app, source, day));

        ofHour.Added++;
        ofDay.Added++;
        return new SourceClicks(ofHour.Stored + ofHour.Added, ofDay.Stored + ofDay.Added);
    }

    public double? Usual(string app, string source, DateOnly day)
    {
        if (_usual.TryGetValue((app, source, day), out var usual)) return usual;

        var begin = HourOf(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
        var before = new List<long>();

        // Those of the evening before may be in this very batch.
        for (var hour = begin - (ClickCap.Days * HoursOfDay); hour < begin; hour++)
        {
            var clicks = _hours.TryGetValue((app, source, hour), out var pending) ? pending.Stored + pending.Added : stored(app, source, hour);
            if (clicks > 0) before.Add(clicks);
        }

        return _usual[(app, source, day)] = ClickCap.UsualHour(before);
    }

    long OfDay(string app, string source, long day)
    {
        var sum = 0L;
        for (var hour = day * HoursOfDay; hour < (day + 1) * HoursOfDay; hour++)
            sum += stored(app, source, hour);
        return sum;
    }

    static long HourOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 3600;

    sealed class Tally(long stored)
    {
        public long Stored => stored;

        public long Added { get; set; }
    }
}
