using Waymark.Fraud.Sources;

namespace Waymark.Tests.Fraud.Sources;

/// <summary>Installs as honest and dishonest sources bring them, drawn from the shares that are given.</summary>
static class Crowd
{
    public static readonly DateOnly Today = new(2026, 3, 10);

    public static readonly SourceWindow Week = SourceWindow.Until(Today);

    /// <summary>Installs of the given spans: below ten seconds, to half a minute, to an hour, the hours 2 to 24, later.</summary>
    public static SourceFigures Timed(long belowTen = 0, long belowThirty = 0, long hour = 0, long[]? hours = null, long later = 0)
    {
        long[] times = [belowTen, belowThirty, hour, .. hours ?? new long[23], later];
        return new SourceFigures { Installs = times.Sum(), ClickInstalls = times.Sum(), Times = times };
    }

    /// <summary>So many installs of people: 0.2 % at once, about 80 % within the hour, 6 % after a day, fewer every hour in between.</summary>
    public static SourceFigures Honest(Random random, int installs)
    {
        var times = new long[ClickToInstall.Spans];
        var (anonymous, isNew, returned) = (0L, 0L, 0L);

        for (var i = 0; i < installs; i++)
        {
            times[Span(random)]++;
            if (random.NextDouble() < 0.005) anonymous++;
            if (random.NextDouble() < 0.93) isNew++;
            if (random.NextDouble() < 0.2) returned++;
        }

        return new SourceFigures
        {
            Installs = installs,
            ClickInstalls = installs,
            Times = times,
            Clicks = (long)(installs / (0.005 + (random.NextDouble() * 0.295))),
            Anonymous = anonymous,
            KnownDevices = installs,
            NewDevices = isNew,
            Returned = returned,
        };
    }

    public static SourceSum Sum(SourceFigures figures) => new(figures, figures);

    public static SourceDay Day(string source, SourceFigures figures, string campaign = "", string site = "", int daysAgo = 4) =>
        new(Today.AddDays(-daysAgo), new SourceKey(source, campaign, site), figures);

    static int Span(Random random) => random.NextDouble() switch
    {
        < 0.002 => ClickToInstall.BelowTenSeconds,
        < 0.012 => 1,
        < 0.80 => 2,
        < 0.94 => ClickToInstall.SecondHour + Math.Min(22, (int)(-Math.Log(1 - random.NextDouble()) * 5)),
        _ => ClickToInstall.LaterThanADay,
    };
}
