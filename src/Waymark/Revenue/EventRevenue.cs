using System.Text.Json;
using Waymark.Apps;

namespace Waymark.Revenue;

/// <summary>What an in-app event earned, by the app's own word.</summary>
public static class EventRevenue
{
    static readonly string[] Usual = ["amount", "af_revenue", "revenue"];

    /// <returns>The first usual parameter that is a number, then the app's own names for it; null when the event earned nothing.</returns>
    public static Money? Of(JsonElement? values, App app)
    {
        if (values is not { ValueKind: JsonValueKind.Object } data) return null;

        foreach (var key in Usual.Concat(app.RevenueKeys))
        {
            if (data.TryGetProperty(key, out var said) && Amounts.Read(said) is { } amount)
                return new Money(amount, Currencies.Of(data, app.Currency));
        }

        return null;
    }
}
