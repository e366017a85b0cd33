namespace Waymark.Fraud.Sources;

/// <summary>Something that was said about a source, for those who wonder later.</summary>
/// <param name="Position">Journal position of the fact.</param>
/// <param name="At">When it was said.</param>
/// <param name="Word">What.</param>
/// <param name="Moved">How many installs were taken out of the figures; of a rejection only.</param>
/// <param name="Noted">How many were only noted, because their month is closed; of a rejection only.</param>
public sealed record SourceNote(long Position, DateTimeOffset At, SourceWord Word, int Moved = 0, int Noted = 0);
