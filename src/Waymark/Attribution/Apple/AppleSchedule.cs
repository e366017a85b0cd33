namespace Waymark.Attribution.Apple;

/// <summary>When Apple is asked about a token: at once and twice more as Apple wants it, then ever more seldom, for a day.</summary>
public static class AppleSchedule
{
    /// <summary>How long a token lives.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromHours(24);

    static readonly AskingTimes Times = new(
        TimeSpan.Zero,
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(70),
        TimeSpan.FromMinutes(11),
        TimeSpan.FromMinutes(71),
        TimeSpan.FromMinutes(431),
        TokenLife - TimeSpan.FromMinutes(5));

    /// <param name="receivedAt">When the token came.</param>
    /// <param name="lastAskedAt">When Apple was last asked; null for not yet, or not by this process.</param>
    /// <returns>When to ask next; null when there is no use in it any more.</returns>
    public static DateTimeOffset? NextAt(DateTimeOffset receivedAt, DateTimeOffset? lastAskedAt) => Times.NextAt(receivedAt, lastAskedAt);

    public static bool IsOver(DateTimeOffset receivedAt, DateTimeOffset now) => now - receivedAt >= TokenLife;
}
