namespace Waymark.Server.Processing;

/// <summary>Tells when more facts come in than can be understood beside answering.</summary>
/// <remarks>
/// Whoever follows a link or sends an event is answered at once then, and what it means is found out after them. A flood that
/// does not end is none: somebody waits to be attributed.
/// </remarks>
sealed class Flood(TimeProvider clock)
{
    public const int FewestWaiting = 1_000;

    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    // Below that there is a processor to spare, and standing still would help nobody. Not much more: others may be at work on the machine.
    const double BusyProcessors = 0.5;

    long? _since;

    /// <param name="waiting">How many facts wait for processing.</param>
    public bool IsOn(long waiting)
    {
        if (waiting < FewestWaiting)
        {
            _since = null;
            return false;
        }

        _since ??= clock.GetTimestamp();
        return clock.GetElapsedTime(_since.Value) < Longest;
    }

    /// <summary>Tells when even what answers leave is taken from them: then no more is understood until less comes in.</summary>
    /// <param name="batch">What came of the last batch.</param>
    public static bool AsksForRest(in Stretch batch) => batch.Processors > BusyProcessors && batch.Arrived > batch.Understood;
}
