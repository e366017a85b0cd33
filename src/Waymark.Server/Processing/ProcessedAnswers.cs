using Waymark.Apps;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Skan;
using Waymark.Server.Intake;
using Waymark.SmartLinks;
using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>Waits for processing on behalf of the few answers that carry a decision.</summary>
sealed class ProcessedAnswers(IState state, TimeProvider clock) : IAnswers
{
    // Conversion-value schemas are not configured anywhere yet, so no answer carries a value.
    public bool GivesConversionValues(App app) => false;

    public SmartLink? FindLink(App app, string token) => state.FindLink(app.Id, token);

    public async ValueTask<Install?> FindInstallAsync(
        App app, string installId, long processedUpTo, TimeSpan patience, CancellationToken stop)
    {
        await WaitAsync(processedUpTo, patience, stop);
        return state.FindInstall(app.Id, installId);
    }

    public async ValueTask<Referral?> FindReferralAsync(App app, long fact, TimeSpan patience, CancellationToken stop)
    {
        await WaitAsync(fact, patience, stop);
        return state.FindReferral(app.Id, fact);
    }

    public async ValueTask<ReceivedPostback?> FindPostbackAsync(string app, long fact, TimeSpan patience, CancellationToken stop)
    {
        await WaitAsync(fact, patience, stop);
        return state.FindPostback(app, fact);
    }

    public ValueTask<ConversionValue?> FindConversionValueAsync(
        App app, string installId, long processedUpTo, TimeSpan patience, CancellationToken stop) => ValueTask.FromResult<ConversionValue?>(null);

    async ValueTask WaitAsync(long processedUpTo, TimeSpan patience, CancellationToken stop)
    {
        try
        {
            await state.Processed.WaitBeyondAsync(processedUpTo - 1, stop).WaitAsync(patience, clock, stop);
        }
        catch (TimeoutException)
        {
            // What is known by now has to do; the client asks again.
        }
    }
}
