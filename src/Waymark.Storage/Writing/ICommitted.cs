using Waymark.Facts;
using Waymark.Fraud.Sources;

namespace Waymark.Storage.Writing;

/// <summary>What is committed, as far as batches ask for it that are decided while another is written; for one thread, which waits for no reader.</summary>
public interface ICommitted : IPeople, ISmartLinks, IReferrals, IValueProgress, IExchangeRates
{
    /// <returns>The id of the event at a position of the stream.</returns>
    string EventIdOf(long position);

    /// <inheritdoc cref="IStateBatch.InstallOfClick"/>
    string? InstallOfClick(string app, string clickId);

    /// <returns>Installs that share the key and when each was last linked to it, at or after <paramref name="since"/>, at most 200, the latest first.</returns>
    IReadOnlyList<(string InstallId, DateTimeOffset At)> Linked(string app, long deviceKey, DateTimeOffset since);

    /// <inheritdoc cref="IStateBatch.Remembered"/>
    DateTimeOffset? Remembered(string app, Fingerprint fingerprint);

    /// <returns>How often a trait's value was counted, by UTC day, both ends included; days without are left out.</returns>
    IReadOnlyList<(DateOnly Day, long Count)> TraitCounts(string app, string kind, string value, DateOnly from, DateOnly to);

    /// <returns>Clicks of a source in an hour since 1970.</returns>
    long ClicksOfHour(string app, string source, long hour);

    /// <inheritdoc cref="ISourcesBatch.Standing"/>
    IReadOnlyList<StandingFinding> Standing(string app);
}
