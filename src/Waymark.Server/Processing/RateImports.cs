using Waymark.Facts;
using Waymark.Revenue;
using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>A file of exchange rates came in: all apps' amounts are told in US dollars by it from now on, none of the past.</summary>
static class RateImports
{
    public static void Apply(Fact fact, IStateBatch state, Drops drops)
    {
        if (RateFile.Read(fact.Body) is not RateFile.Understood { Days: [var first, ..] days })
        {
            drops.Add("no_rates");
            return;
        }

        var known = state.Rates(first.Day, days[^1].Day).ToDictionary(rates => rates.Day);

        foreach (var told in days)
            state.Save(known.TryGetValue(told.Day, out var before) ? before.CorrectedBy(told) : told);
    }
}
