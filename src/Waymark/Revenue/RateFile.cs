using System.Globalization;
using System.Text;

namespace Waymark.Revenue;

/// <summary>Daily exchange rates as the European Central Bank publishes them: its CSV, historical or daily, or its XML.</summary>
public abstract record RateFile
{
    // Beyond them a rate is a mistake, or in the wrong unit.
    const decimal Smallest = 0.000001m, Largest = 10_000_000m;

    static readonly string[] DateFormats = ["yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy"];

    RateFile()
    {
    }

    /// <summary>All of it could be read.</summary>
    /// <param name="Days">The earliest first, each day once.</param>
    public sealed record Understood(IReadOnlyList<DailyRates> Days) : RateFile;

    /// <summary>Something is wrong with it, so none of it counts.</summary>
    /// <param name="Line">Where, counted from 1.</param>
    /// <param name="Problem">What is wrong and what to do, as a sentence.</param>
    public sealed record Refused(int Line, string Problem) : RateFile;

    public static RateFile Read(ReadOnlyMemory<byte> file)
    {
        if (file.Span.StartsWith("PK"u8)) return new Refused(1, "This is a ZIP archive: unpack it and import the file in it.");

        var text = Encoding.UTF8.GetString(file.Span).TrimStart('\uFEFF');

        try
        {
            var found = text.AsSpan().TrimStart().StartsWith('<') ? RateXml.Read(text.TrimStart()) : RateCsv.Read(text);
            return new Understood([.. found.OrderBy(rates => rates.Day)]);
        }
        catch (RateFileException e)
        {
            return new Refused(e.Line, e.Message);
        }
    }

    internal static DateOnly DayOf(string text, int line) =>
        DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new RateFileException(line, $"\"{Short(text)}\" is no date. Write it like 2026-01-05 or 05 January 2026.");

    internal static string CurrencyOf(string text, int line) => Currencies.Read(text) switch
    {
        null => throw new RateFileException(line, $"\"{Short(text)}\" is no currency. Write its three letters, such as USD."),
        Currencies.Euro => throw new RateFileException(line, "Rates are units for one euro, so the euro itself has none. Leave EUR out, and give the others per euro."),
        { } code => code,
    };

    internal static decimal RateOf(string currency, string text, int line) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is >= Smallest and <= Largest
            ? rate
            : throw new RateFileException(line, $"{currency} says \"{Short(text)}\", which is no rate. Write a number with a point, such as 1.0921, or N/A in a CSV file.");

    internal static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

/// <summary>What is wrong with a file of rates, and where.</summary>
sealed class RateFileException(int line, string problem) : Exception(problem)
{
    public int Line => line;
}
