namespace Waymark.Storage.Sqlite.Repeats;

/// <summary>When something was noted, and for how long that matters.</summary>
/// <param name="At">Unix time in milliseconds.</param>
/// <param name="DaysKept">0 for ever; whole days else, after which whoever asks hears "new" in any case.</param>
readonly record struct SeenNote(long At, byte DaysKept)
{
    static readonly long Day = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    public static SeenNote Of(DateTimeOffset at, TimeSpan? within) => new(at.ToUnixTimeMilliseconds(), DaysOf(within));

    /// <summary>It may be forgotten.</summary>
    public bool IsOver(long now) => DaysKept > 0 && now - At > DaysKept * Day;

    static byte DaysOf(TimeSpan? within) => within is { Ticks: > 0, TotalDays: < byte.MaxValue } span ? (byte)Math.Ceiling(span.TotalDays) : (byte)0;
}
