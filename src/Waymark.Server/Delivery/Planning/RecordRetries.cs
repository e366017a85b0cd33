namespace Waymark.Server.Delivery.Planning;

/// <summary>When to send a single record again that the partner asked for again: after 1, 5, 15, 30, 60 minutes, then hourly to the end of a day.</summary>
static class RecordRetries
{
    const int HourlyUntil = 27;

    static readonly int[] FirstMinutes = [1, 5, 15, 30, 60];

    /// <returns>The wait after so many failures, or null once a day is over.</returns>
    public static TimeSpan? After(int failures) => failures switch
    {
        <= 0 => throw new ArgumentOutOfRangeException(nameof(failures)),
        _ when failures <= FirstMinutes.Length => TimeSpan.FromMinutes(FirstMinutes[failures - 1]),
        <= HourlyUntil => TimeSpan.FromHours(1),
        _ => null,
    };
}
