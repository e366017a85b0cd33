namespace Waymark.Sandbox.Demo;

/// <summary>A spell of trouble at CleverTap, so that retries can be seen; all is well again at its end.</summary>
sealed class PartnerTrouble(CleverTapInspection cleverTap, Narrator narrator, TimeProvider clock)
{
    const double ShareOfRecords = 0.02;

    static readonly object Well = new { mode = "none" };

    /// <summary>Nothing is taken for a while, then single records are refused once; both belong to every partner's life.</summary>
    public async Task PlayAsync(TimeSpan length, CancellationToken stop)
    {
        try
        {
            await Task.Delay(length * 0.25, clock, stop);
            await BeginAsync(new { mode = "status", status = 503, rate = 0.8, path = "upload" }, "CleverTap answers 503 to four calls of five", stop);

            await Task.Delay(length * 0.25, clock, stop);
            await BeginAsync(
                new { mode = "partial", code = 555, rate = ShareOfRecords, path = "upload" }, "CleverTap takes most records and asks for some again (555)", stop);

            await Task.Delay(length * 0.25, clock, stop);
        }
        finally
        {
            await BeginAsync(Well, "CleverTap is well again", CancellationToken.None);
        }
    }

    Task BeginAsync(object fault, string words, CancellationToken stop)
    {
        narrator.Say(words);
        return cleverTap.MisbehaveAsync(fault, stop);
    }
}
