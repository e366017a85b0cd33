using Waymark.Fraud.Sources;

namespace Waymark.Storage;

/// <summary>What came from sources, what stands against them, and what was said about them.</summary>
public interface ISources
{
    /// <returns>Figures by UTC day, both ends included.</returns>
    IReadOnlyList<SourceDay> Days(string app, DateOnly from, DateOnly to);

    /// <returns>What stands, also what has run out by itself meanwhile, in the order of its names.</returns>
    IReadOnlyList<StandingFinding> Standing(string app);

    /// <returns>What was said before a position, the latest first.</returns>
    IReadOnlyList<SourceNote> Notes(string app, long before, int most);

    /// <returns>Installs that are credited to a source, by the UTC day of their first open, in the order of day and id, those after one.</returns>
    IReadOnlyList<SourceInstall> Installs(string app, string source, DateOnly from, DateOnly to, SourceInstall? after, int most);
}

/// <summary>An install and whom it is credited to.</summary>
/// <param name="Day">The UTC day of its first open.</param>
/// <param name="InstallId">Its id.</param>
/// <param name="Key">Whom it is credited to.</param>
public sealed record SourceInstall(DateOnly Day, string InstallId, SourceKey Key);
