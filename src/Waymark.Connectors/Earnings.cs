using System.Text.Json;
using Waymark.Events;

namespace Waymark.Connectors;

/// <summary>What an event earned, among its parameters, where the app has not written it there itself.</summary>
static class Earnings
{
    public static void Write(Utf8JsonWriter json, StreamEvent happened, HashSet<string> taken)
    {
        if (happened.Revenue is { } revenue)
        {
            if (taken.Add("amount"))
                json.WriteNumber("amount"u8, revenue.Amount);

            if (taken.Add("currency"))
                json.WriteString("currency"u8, revenue.Currency);
        }

        if (happened.RevenueUsd is { } dollars && taken.Add("revenue_usd"))
            json.WriteNumber("revenue_usd"u8, dollars);
    }
}
