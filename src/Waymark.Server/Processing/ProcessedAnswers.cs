using Waymark.Apps;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Skan;
using Waymark.Skan.Values;
using Waymark.Server.Intake;
using Waymark.SmartLinks;
using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>Waits for processing on behalf of the few answers that carry a decision.</summary>
sealed class ProcessedAnswers(IState state, TimeProvider clock) : IAnswers
{
    public bool GivesConversionValues(App app) => app.Skan.GivesValues;

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

    public async ValueTask<ConversionValue?> FindConversionValueAsync(
        App app, string installId, long processedUpTo, TimeSpan patience, CancellationToken stop)
    {
        await WaitAsync(processedUpTo, patience, stop);

        // Also what it was told before: an answer may have been lost, and devices skip what they have.
        return state.FindValueProgress(app.Id, installId)?.Value is { } value
            ? new ConversionValue(value.Fine, CoarseValues.NameOf(value.Coarse), value.Locks)
            : null;
    }

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
