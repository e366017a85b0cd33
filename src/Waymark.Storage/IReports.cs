using Waymark.Reports;

namespace Waymark.Storage;

/// <summary>Daily figures for reports.</summary>
public interface IReports
{
    /// <returns>All figures of an app between two days, both included, in the app's time zone.</returns>
    IReadOnlyList<(RollupKey Key, Figure Figure)> Figures(string app, DateOnly from, DateOnly to);
}
