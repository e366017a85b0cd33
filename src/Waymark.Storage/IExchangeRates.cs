using Waymark.Revenue;

namespace Waymark.Storage;

/// <summary>What a euro was worth, day by day; the same for every app.</summary>
public interface IExchangeRates
{
    /// <returns>The days that have rates, both ends included, the latest first.</returns>
    IReadOnlyList<DailyRates> Rates(DateOnly from, DateOnly to);
}
