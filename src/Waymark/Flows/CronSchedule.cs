using System.Globalization;

namespace Waymark.Flows;

/// <summary>When an audience is looked at: minute, hour, day of the month, month, day of the week (0 or 7 is Sunday).</summary>
/// <remarks>The minute is a single number, so that nothing runs more often than hourly.</remarks>
public sealed class CronSchedule
{
    // After a longer standstill only the latest missed time matters anyway.
    static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(8);

    static readonly (string Name, int From, int To)[] Fields =
        [("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("day of the week", 0, 7)];

    readonly HashSet<int>[] _allowed;
    readonly bool _anyDay;
    readonly bool _anyWeekday;

    CronSchedule(HashSet<int>[] allowed, string[] fields)
    {
        _allowed = allowed;
        (_anyDay, _anyWeekday) = (fields[2].StartsWith('*'), fields[4].StartsWith('*'));
        if (_allowed[4].Remove(7)) _allowed[4].Add(0);
    }

    /// <returns>The schedule, or what is wrong with the text.</returns>
    public static (CronSchedule? Schedule, string? Problem) Parse(string text)
    {
        var fields = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Fields.Length) return (null, "must have five fields: minute, hour, day of the month, month, day of the week; such as 0 9 * * 1");

        var allowed = new HashSet<int>[Fields.Length];

        for (var index = 0; index < fields.Length; index++)
        {
            var (name, from, to) = Fields[index];
            if (Values(fields[index], from, to) is not { Count: > 0 } values)
                return (null, $"\"{fields[index]}\" is no {name}; write a number from {from} to {to}, a list 1,3, a range 1-5, a step */2, or *");

            allowed[index] = values;
        }

        return allowed[0].Count == 1
            ? (new CronSchedule(allowed, fields), null)
            : (null, "would run more often than hourly; give a single minute, such as 0");
    }

    /// <returns>The latest scheduled local time after one moment and up to another; null when there is none.</returns>
    public DateTime? Latest(DateTimeOffset after, DateTimeOffset upTo, TimeZoneInfo zone)
    {
        var minute = new DateTimeOffset(upTo.Ticks - (upTo.Ticks % TimeSpan.TicksPerMinute), upTo.Offset);
        var earliest = after > upTo - LongestLookBack ? after : upTo - LongestLookBack;

        for (; minute > earliest; minute = minute.AddMinutes(-1))
        {
            var local = TimeZoneInfo.ConvertTime(minute, zone).DateTime;
            if (Fits(local)) return local;
        }

        return null;
    }

    bool Fits(DateTime local)
    {
        if (!_allowed[0].Contains(local.Minute) || !_allowed[1].Contains(local.Hour) || !_allowed[3].Contains(local.Month)) return false;

        var (day, weekday) = (_allowed[2].Contains(local.Day), _allowed[4].Contains((int)local.DayOfWeek));

        // As cron has it: when both are restricted, either will do.
        return _anyDay || _anyWeekday ? day && weekday : day || weekday;
    }

    static HashSet<int>? Values(string field, int from, int to)
    {
        var values = new HashSet<int>();

        foreach (var part in field.Split(','))
        {
            var (range, step) = part.Split('/') is [var before, var after] ? (before, Number(after)) : (part, 1);
            var (first, last) = range == "*" ? (from, to)
                : range.Split('-') is [var low, var high] ? (Number(low), Number(high))
                : (Number(range), part.Contains('/', StringComparison.Ordinal) ? to : Number(range));

            if (step is not > 0 || first is not { } start || last is not { } end || start < from || end > to || start > end) return null;

            for (var value = start; value <= end; value += step.Value)
                values.Add(value);
        }

        return values;
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
