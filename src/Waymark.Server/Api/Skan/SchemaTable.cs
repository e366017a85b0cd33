using System.Globalization;
using Waymark.Skan.Values;

namespace Waymark.Server.Api.Skan;

/// <summary>A schema with every row written out.</summary>
/// <param name="Schema">Which version.</param>
/// <param name="Windows">The rows of each window, the highest first.</param>
/// <param name="Collisions">What cannot be told apart where Apple tells coarse values alone: the fine values of each coarse one.</param>
/// <param name="Remarks">What somebody should think about, in words.</param>
/// <param name="ShareWithoutValue">How many of the first postbacks of the last 30 days came without any value: this much is lost. Null when none came.</param>
public sealed record SchemaTable(
    SchemaView Schema, IReadOnlyList<SchemaTableWindow> Windows, IReadOnlyList<SchemaCollision> Collisions, IReadOnlyList<string> Remarks, decimal? ShareWithoutValue)
{
    const int RangesForMeta = 4;

    public static SchemaTable Of(ConversionSchema schema, SchemaView view, decimal? shareWithoutValue) => new(
        view,
        [.. Enumerable.Range(0, ConversionWindow.Count).Select(window => new SchemaTableWindow(window, [.. schema.Table.RowsOf(window).Select(row => SchemaTableRow.Of(schema, row))]))],
        [
            .. schema.Table.RowsOf(0).GroupBy(row => row.Coarse).OrderBy(group => group.Key)
                .Select(group => new SchemaCollision(CoarseValues.NameOf(group.Key), [.. group.Select(row => row.Fine ?? 0).Order()])),
        ],
        [.. RemarksOf(schema)],
        shareWithoutValue);

    static IEnumerable<string> RemarksOf(ConversionSchema schema)
    {
        var first = schema.Table.RowsOf(0);
        var ranges = first.Select(row => row.Amounts).OfType<RevenueRange>().Distinct().Count();

        if (ranges is > 0 and < RangesForMeta)
            yield return Text($"It tells {ranges} ranges of revenue apart; Meta optimises for value only with {RangesForMeta} or more.");

        foreach (var (row, hiding) in first.Select(row => (Row: row, Hiding: schema.Table.Hiding(row))).Where(pair => pair.Hiding is not null).Reverse())
            yield return Text($"{row.Fine} is never given: whenever its conditions hold, those of {hiding!.Fine} do.");

        if (first.Select(row => row.Coarse).Distinct().Count() < 3)
            yield return "It does not use all three coarse values in window 0: small campaigns tell less than they could.";

        foreach (var window in Enumerable.Range(0, ConversionWindow.Count).Where(window => schema.Table.RowsOf(window).Count == 0))
            yield return Text($"It has no rows for window {window}: Apple sends no postback of it.");

        foreach (var window in Enumerable.Range(0, ConversionWindow.Count).Where(schema.Table.MayLock))
            yield return Text($"A row locks window {window}: postbacks may come days earlier, and dates of installs are known less well.");
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The rows of one conversion window.</summary>
public sealed record SchemaTableWindow(int Window, IReadOnlyList<SchemaTableRow> Rows);

/// <summary>Fine values that look the same as a coarse one.</summary>
public sealed record SchemaCollision(string Coarse, IReadOnlyList<int> Fine);

/// <summary>One row: what must have happened, which value that gives, and what the value is read as.</summary>
public sealed record SchemaTableRow
{
    public int? Fine { get; init; }

    public required string Coarse { get; init; }

    /// <summary>In words.</summary>
    public required string When { get; init; }

    public required bool Lock { get; init; }

    /// <summary>From this amount; null when the schema says nothing of amounts in this window.</summary>
    public decimal? RevenueFrom { get; init; }

    /// <summary>Up to, and without, this one; null for an open range.</summary>
    public decimal? RevenueTo { get; init; }

    /// <summary>What a postback with this value is counted as: an estimate.</summary>
    public decimal? EstimatedRevenue { get; init; }

    /// <summary>The fine value that is given in its place whenever it could be; null for a row that is of use.</summary>
    public int? HiddenBy { get; init; }

    public static SchemaTableRow Of(ConversionSchema schema, ValueRow row)
    {
        var amounts = schema.Table.AmountsOf(row);

        return new()
        {
            Fine = row.Fine,
            Coarse = CoarseValues.NameOf(row.Coarse),
            When = RowText.Of(row, schema.Currency),
            Lock = row.Locks,
            RevenueFrom = amounts?.Min,
            RevenueTo = amounts?.Max,
            EstimatedRevenue = amounts?.Estimate,
            HiddenBy = row.Fine is null ? null : schema.Table.Hiding(row)?.Fine,
        };
    }
}
