namespace Waymark.Skan;

/// <summary>How a postback came out.</summary>
/// <param name="Verdict">Whether Apple said so; never <see cref="PostbackVerdict.Duplicate"/>, which only state can tell.</param>
/// <param name="Postback">What it says; null where that could not be read, or is not to be believed.</param>
/// <param name="Problem">Why it was not believed, for whoever looks for the reason.</param>
public sealed record PostbackReading(PostbackVerdict Verdict, Postback? Postback, string? Problem = null)
{
    internal static PostbackReading Malformed(string problem) => new(PostbackVerdict.Malformed, null, problem);
}
