namespace Waymark.Revenue;

/// <summary>Reads <c>eurofxref.csv</c> and <c>eurofxref-hist.csv</c>: a line of currencies, then a line for each day.</summary>
static class RateCsv
{
    public static IEnumerable<DailyRates> Read(string text)
    {
        var days = new Dictionary<DateOnly, DailyRates>();
        string?[]? header = null;
        var number = 0;

        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace()) continue;

            var cells = line.ToString().Split(',', StringSplitOptions.TrimEntries);

            if (header is null)
            {
                header = Header(cells, number);
                continue;
            }

            var rates = Row(header, cells, number);
            if (!days.TryAdd(rates.Day, rates))
                throw new RateFileException(number, $"{rates.Day:yyyy-MM-dd} was there before. Leave one of the two lines out.");
        }

        if (days.Count == 0)
            throw new RateFileException(Math.Max(number, 1), "There are no rates here. Give a line \"Date,USD,JPY,…\" and below it a line for each day.");

        return days.Values;
    }

    static string?[] Header(string[] cells, int line)
    {
        if (!cells[0].Equals("Date", StringComparison.OrdinalIgnoreCase))
            throw new RateFileException(line, $"\"{RateFile.Short(cells[0])}\" is not how such a file begins. The first line must be Date and the currencies, separated by commas: Date,USD,JPY,…");

        // The bank ends its lines with a comma, which makes a last column without a name.
        string?[] header = [null, .. cells[1..].Select((cell, i) => cell.Length == 0 && i == cells.Length - 2 ? null : RateFile.CurrencyOf(cell, line))];

        if (header.OfType<string>().GroupBy(currency => currency).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new RateFileException(line, $"{twice.Key} has two columns. Leave one of them out.");

        return header;
    }

    static DailyRates Row(string?[] header, string[] cells, int line)
    {
        // Also how a download that broke off is noticed.
        if (cells.Length != header.Length)
            throw new RateFileException(line, $"This line has {cells.Length} cells, the first one {header.Length}. Is the file complete? Download it again.");

        var rates = new SortedDictionary<string, decimal>(StringComparer.Ordinal);

        for (var column = 1; column < cells.Length; column++)
        {
            if (header[column] is not { } currency)
            {
                if (cells[column].Length > 0) throw new RateFileException(line, $"\"{RateFile.Short(cells[column])}\" stands below no currency. Name it in the first line.");
            }
            else if (cells[column] is not ("" or "N/A" or "-"))
            {
                rates[currency] = RateFile.RateOf(currency, cells[column], line);
            }
        }

        return new DailyRates(RateFile.DayOf(cells[0], line), rates);
    }
}
