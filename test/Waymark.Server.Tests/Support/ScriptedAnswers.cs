using Waymark.Apps;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Skan;
using Waymark.Server.Intake;
using Waymark.SmartLinks;

namespace Waymark.Server.Tests.Support;

/// <summary>Knows the installs that a test tells it, and remembers up to which fact it was asked to wait.</summary>
sealed class ScriptedAnswers : IAnswers
{
    public Dictionary<string, Install> InstallById { get; } = [];

    public Dictionary<string, SmartLink> LinkByToken { get; } = [];

    public ConversionValue? ConversionValue { get; set; }

    public Referral? Referral { get; set; }

    public List<(string InstallId, long ProcessedUpTo, TimeSpan Patience)> Questions { get; } = [];

    public bool GivesConversionValues(App app) => ConversionValue is not null;

    public SmartLink? FindLink(App app, string token) => LinkByToken.GetValueOrDefault(token);

    public ValueTask<Install?> FindInstallAsync(
        App app, string installId, long processedUpTo, TimeSpan patience, CancellationToken stop)
    {
        Questions.Add((installId, processedUpTo, patience));
        return ValueTask.FromResult(InstallById.GetValueOrDefault(installId));
    }

    public ValueTask<Referral?> FindReferralAsync(App app, long fact, TimeSpan patience, CancellationToken stop) => ValueTask.FromResult(Referral);

    public ValueTask<ReceivedPostback?> FindPostbackAsync(string app, long fact, TimeSpan patience, CancellationToken stop) =>
        ValueTask.FromResult<ReceivedPostback?>(null);

    public ValueTask<ConversionValue?> FindConversionValueAsync(
        App app, string installId, long processedUpTo, TimeSpan patience, CancellationToken stop) =>
        ValueTask.FromResult(ConversionValue);
}
