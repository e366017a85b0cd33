using System.Xml;

namespace Waymark.Revenue;

/// <summary>Reads <c>eurofxref-daily.xml</c> and its longer sisters: a <c>Cube</c> with a time for each day, a <c>Cube</c> for each rate in it.</summary>
static class RateXml
{
    static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static IEnumerable<DailyRates> Read(string text)
    {
        var days = new Dictionary<DateOnly, SortedDictionary<string, decimal>>();
        SortedDictionary<string, decimal>? rates = null;
        using var xml = XmlReader.Create(new StringReader(text), Settings);

        try
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Cube") continue;

                var line = ((IXmlLineInfo)xml).LineNumber;

                if (xml.GetAttribute("time") is { } time)
                    rates = Day(days, RateFile.DayOf(time, line), line);
                else if (xml.GetAttribute("currency") is { } currency)
                    Rate(rates, RateFile.CurrencyOf(currency, line), xml.GetAttribute("rate") ?? "", line);
            }
        }
        catch (XmlException e)
        {
            throw new RateFileException(Math.Max(e.LineNumber, 1), "This is no complete XML. Download the file again.");
        }

        if (days.Count == 0)
            throw new RateFileException(1, "There are no rates here. Give the European Central Bank's eurofxref-daily.xml or eurofxref-hist.xml.");

        return days.Select(day => new DailyRates(day.Key, day.Value));
    }

    static SortedDictionary<string, decimal> Day(Dictionary<DateOnly, SortedDictionary<string, decimal>> days, DateOnly day, int line)
    {
        var rates = new SortedDictionary<string, decimal>(StringComparer.Ordinal);

        return days.TryAdd(day, rates)
            ? rates
            : throw new RateFileException(line, $"{day:yyyy-MM-dd} was there before. Leave one of the two out.");
    }

    static void Rate(SortedDictionary<string, decimal>? day, string currency, string rate, int line)
    {
        if (day is null)
            throw new RateFileException(line, $"{currency} has a rate before any day was named. Put it into a Cube with a time.");

        if (!day.TryAdd(currency, RateFile.RateOf(currency, rate, line)))
            throw new RateFileException(line, $"{currency} has two rates on one day. Leave one of them out.");
    }
}
