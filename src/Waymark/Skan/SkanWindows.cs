using System.Globalization;
using Waymark.Reports;
using Waymark.Skan.Values;

namespace Waymark.Skan;

/// <summary>The postbacks of one window: each value with what it stands for, and what they may be worth together.</summary>
static class SkanWindows
{
    public static SkanWindow Of(int window, IReadOnlyList<CountedValue> counted, PostbackMeaning meaning)
    {
        var read = counted.Select(one => (one.Value, one.Count, Period: DayOf(one.Day, meaning), one.Day))
            .Select(one => (one.Value, one.Count, one.Period, Read: one.Value.HasValue ? meaning.Read(one.Period, window, one.Value.IsBeforeTiers, one.Value.Fine, one.Value.Coarse) : null))
            .ToList();
        var installed = read.Select(one => meaning.InstalledWithin(one.Period, window, one.Value.IsBeforeTiers)).ToList();
        var without = counted.Where(one => !one.Value.HasValue).Sum(one => one.Count);
        var worth = Worth(read.Select(one => (one.Read, one.Count)));
        var told = read.Where(one => one.Read?.Amounts is not null).Sum(one => one.Count);

        return new SkanWindow(
            window,
            counted.Sum(one => one.Count),
            without,
            new SortedDictionary<int, long>(counted.Where(one => one.Value.Fine is not null).GroupBy(one => one.Value.Fine!.Value).ToDictionary(group => group.Key, group => group.Sum(one => one.Count))),
            counted.Where(one => one.Value.Coarse is not null).GroupBy(one => CoarseValues.NameOf(one.Value.Coarse!.Value)).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)))
        {
            InstalledFrom = AppCalendar.DayOf(meaning.App, installed.Min(period => period.From)),
            InstalledTo = AppCalendar.DayOf(meaning.App, installed.Max(period => period.To)),
            Tiers = new SortedDictionary<string, long>(
                counted.Where(one => one.Value.Tier is not null)
                    .GroupBy(one => one.Value.Tier!.Value.ToString(CultureInfo.InvariantCulture))
                    .ToDictionary(group => group.Key, group => group.Sum(one => one.Count)),
                StringComparer.Ordinal),
            Values =
            [
                .. read.Where(one => one.Value.HasValue)
                    .GroupBy(one => (one.Value.Fine, one.Value.Coarse, one.Read?.Schema.Version))
                    .OrderBy(group => group.Key.Fine).ThenBy(group => group.Key.Coarse).ThenBy(group => group.Key.Version)
                    .Select(group => Line(group.Key.Fine, group.Key.Coarse, group.Sum(one => one.Count), group.First().Read, group.Any(one => one.Read?.IsUncertain == true))),
            ],
            EstimatedRevenue = told == 0 ? null : worth,
            Modelled = without == 0 || told == 0 ? null : new SkanModel(without, told, worth.ToDictionary(sum => sum.Key, sum => Math.Round(sum.Value * without / told, 2))),
        };
    }

    static SkanValue Line(int? fine, CoarseValue? coarse, long count, ReadValue? read, bool isUncertain) => new()
    {
        Fine = fine,
        Coarse = coarse is { } value ? CoarseValues.NameOf(value) : null,
        Count = count,
        Schema = read?.Schema.Version,
        Meaning = read?.Meaning,
        Currency = read?.Amounts is null ? null : read.Schema.Currency,
        EstimatedRevenueEach = read?.Amounts?.Estimate,
        IsUncertain = isUncertain,
    };

    static Dictionary<string, decimal> Worth(IEnumerable<(ReadValue? Read, long Count)> values) => values
        .Where(one => one.Read?.Amounts is not null)
        .GroupBy(one => one.Read!.Schema.Currency)
        .ToDictionary(group => group.Key, group => group.Sum(one => one.Read!.Amounts!.Value.Estimate * one.Count));

    static Period DayOf(DateOnly day, PostbackMeaning meaning) => new(AppCalendar.StartOf(meaning.App, day), AppCalendar.StartOf(meaning.App, day.AddDays(1)));
}
