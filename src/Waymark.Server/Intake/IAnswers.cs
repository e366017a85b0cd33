using Waymark.Apps;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Skan;
using Waymark.SmartLinks;

namespace Waymark.Server.Intake;

/// <summary>Reads what processing made of the facts, for the few answers that carry a decision.</summary>
interface IAnswers
{
    /// <summary>Whether the app has a schema that turns what users do into SKAdNetwork values; cheap, asked for every event.</summary>
    bool GivesConversionValues(App app);

    /// <returns>The smart link as it is known now; null when there is none.</returns>
    SmartLink? FindLink(App app, string token);

    /// <summary>Waits until the facts up to a position are processed, but never longer than the caller's patience.</summary>
    /// <returns>The install as it is known then; null when it is not.</returns>
    ValueTask<Install?> FindInstallAsync(
        App app, string installId, long processedUpTo, TimeSpan patience, CancellationToken stop);

    /// <summary>Waits as <see cref="FindInstallAsync"/> does, for one fact.</summary>
    /// <returns>The referral that the fact made; null when it made none, or is not understood yet.</returns>
    ValueTask<Referral?> FindReferralAsync(App app, long fact, TimeSpan patience, CancellationToken stop);

    /// <summary>Waits as <see cref="FindInstallAsync"/> does, for one fact.</summary>
    /// <returns>The postback as it was kept; null while the fact is not understood.</returns>
    ValueTask<ReceivedPostback?> FindPostbackAsync(string app, long fact, TimeSpan patience, CancellationToken stop);

    /// <summary>Waits as <see cref="FindInstallAsync"/> does.</summary>
    /// <returns>The value that the install's device should have registered by now; null when there is none.</returns>
    ValueTask<ConversionValue?> FindConversionValueAsync(
        App app, string installId, long processedUpTo, TimeSpan patience, CancellationToken stop);
}
