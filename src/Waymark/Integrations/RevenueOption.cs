using Waymark.Apps;
using Waymark.Events;

namespace Waymark.Integrations;

/// <summary>What the event list leaves of an event's parameters and revenue.</summary>
static class RevenueOption
{
    public static StreamEvent Apply(StreamEvent happened, EventMapping? row, RevenueKeys keys) => row?.SendRevenue switch
    {
        null or SendRevenue.ValuesAndRevenue => happened,
        SendRevenue.ValuesAndNoRevenue => happened with
        {
            Values = keys.Without(happened.Values.Span, row.RemovePrices), Revenue = null, RevenueUsd = null,
        },
        _ => happened with { Values = StreamEvent.NoValues, Revenue = null, RevenueUsd = null },
    };
}
