using System.Globalization;
using Waymark.Skan.Values;

namespace Waymark.Apps.Documents;

/// <summary>The rows of a schema: each fine value once, later windows with coarse values alone, amounts without gaps.</summary>
static class ConversionRowRules
{
    const int MostConditions = 3, MostLaterRows = 20;

    public static IEnumerable<DocumentError> Check(Place rows, ConversionSchema schema)
    {
        var own = rows.Items.Zip(schema.Rows).ToList();
        var errors = own.SelectMany(row => CheckRow(row.First, row.Second, schema.Mode)).ToList();

        // Between rows that are wrong themselves there is nothing to compare.
        return errors.Count > 0 ? errors :
        [
            .. CheckFines([.. own.Where(row => row.Second.Window == 0)]),
            .. own.GroupBy(row => row.Second.Window).SelectMany(window => CheckAmounts([.. window])),
            .. CheckCount(rows, schema),
        ];
    }

    static IEnumerable<DocumentError> CheckRow(Place place, SchemaRow row, SchemaMode mode)
    {
        if (row.Window == 0 && mode != SchemaMode.Custom)
            yield return place["window"].Error("must be 1 or 2: the short form gives the rows of window 0; with the mode \"custom\" all rows are your own");
        else if (row.Window == 0 && row.Fine is null)
            yield return place["fine"].Error("is missing; give the row a value from 1 to 63");
        else if (row.Window == 0 && row.Fine == 0)
            yield return place["fine"].Error("is reserved for installs that did nothing else; give the row a value from 1 to 63");

        if (row.Window > 0 && row.Fine is not null)
            yield return place["fine"].Error("is for window 0 alone: of later windows Apple tells coarse values");

        if (row.Window > 0 && row.Coarse is null)
            yield return place["coarse"].Error("is missing; later windows have nothing else");

        if (row.When.Count is 0 or > MostConditions)
            yield return place["when"].Error($"must have one to {MostConditions} conditions");

        foreach (var error in place["when"].Items.Zip(row.When).SelectMany(condition => ConditionRules.Check(condition.First, condition.Second)))
            yield return error;
    }

    static IEnumerable<DocumentError> CheckFines(List<(Place Place, SchemaRow Row)> rows)
    {
        var rising = rows.OrderBy(row => row.Row.Fine).ToList();

        foreach (var (before, row) in rising.Zip(rising.Skip(1)))
        {
            if (row.Row.Fine == before.Row.Fine)
                yield return row.Place["fine"].Error($"is already used at {before.Place.Path}; a value stands for one row");
            else if (CoarseOf(row.Row) < CoarseOf(before.Row))
                yield return row.Place["coarse"].Error($"is lower than that of {before.Place.Path}, whose fine value is lower too: where Apple tells the coarse value alone, more must not look like less");
        }
    }

    // One group asks for the same, but for the amount.
    static IEnumerable<DocumentError> CheckAmounts(List<(Place Place, SchemaRow Row)> rows) => rows
        .SelectMany(row => row.Place["when"].Items.Zip(row.Row.When)
            .Where(condition => condition.Second.HasAmount)
            .Select(condition => (Place: condition.First, Condition: condition.Second, Group: GroupOf(row.Row, condition.Second))))
        .GroupBy(range => range.Group, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .SelectMany(group => CheckRanges([.. group.Select(range => (range.Place, range.Condition)).OrderBy(range => range.Condition.MinValue ?? 0)]));

    static IEnumerable<DocumentError> CheckRanges(List<(Place Place, Condition Condition)> ranges)
    {
        foreach (var (range, next) in ranges.Zip(ranges.Skip(1)))
        {
            var from = next.Condition.MinValue ?? 0;

            if (range.Condition.MaxValue is not { } to || to > from)
                yield return range.Place["maxValue"].Error(Text($"overlaps {next.Place.Path}, which begins at {from}; let this range end there"));
            else if (to < from)
                yield return range.Place["maxValue"].Error(Text($"leaves a gap: the next range, {next.Place.Path}, begins at {from}; let this range end there"));
        }

        if (ranges[^1].Condition.MaxValue is not null)
            yield return ranges[^1].Place["maxValue"].Error("leaves larger amounts without a value; leave it out of the highest range");
    }

    static IEnumerable<DocumentError> CheckCount(Place rows, ConversionSchema schema) => schema.Rows
        .Where(row => row.Window > 0)
        .CountBy(row => row.Window)
        .Where(window => window.Value > MostLaterRows)
        .Select(window => rows.Error(Text($"has {window.Value} rows for window {window.Key}; {MostLaterRows} must do for three values")));

    static string GroupOf(SchemaRow row, Condition condition) => string.Join(
        '\n', row.When.Select(one => ReferenceEquals(one, condition) ? one with { MinValue = null, MaxValue = null } : one).Select(one => one.ToString()).Order(StringComparer.Ordinal));

    static CoarseValue CoarseOf(SchemaRow row) => row.Coarse ?? CoarseValues.Of(row.Fine ?? 0);

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
