using System.Collections.Frozen;
using System.Globalization;

namespace Waymark.Reports;

/// <summary>Figures as people read them, for interfaces that promise text: <c>3,201</c>, <c>$12.50</c>, <c>25.00%</c>.</summary>
public static class FigureText
{
    static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["AUD"] = "A$", ["BRL"] = "R$", ["CAD"] = "CA$", ["CNY"] = "CN¥", ["EUR"] = "€", ["GBP"] = "£", ["HKD"] = "HK$", ["ILS"] = "₪",
        ["INR"] = "₹", ["JPY"] = "¥", ["KRW"] = "₩", ["MXN"] = "MX$", ["NZD"] = "NZ$", ["PHP"] = "₱", ["TWD"] = "NT$", ["USD"] = "$", ["VND"] = "₫",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Two decimals whatever the currency, with its sign where it has one of its own, else its code.</summary>
    public static string Money(decimal amount, string currency)
    {
        var number = Math.Abs(amount).ToString("N2", CultureInfo.InvariantCulture);
        var sign = Signs.GetValueOrDefault(currency) ?? $"{currency} ";
        return amount < 0 ? $"-{sign}{number}" : sign + number;
    }

    /// <summary>A share in per cent; nothing of nothing is none.</summary>
    public static string Share(long part, long whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(whole == 0 ? 0 : 100m * part / whole):0.00}%");

    /// <summary>How many times one amount holds the other; 0.00 where there is no other.</summary>
    public static string Ratio(decimal amount, decimal other) => (other == 0 ? 0 : amount / other).ToString("0.00", CultureInfo.InvariantCulture);
}
