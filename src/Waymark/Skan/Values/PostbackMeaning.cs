using Waymark.Apps;

namespace Waymark.Skan.Values;

/// <summary>Reads values back: by the schema that was live when the install probably happened.</summary>
/// <param name="app">Whose postbacks.</param>
/// <param name="timeline">Which schema was live when.</param>
public sealed class PostbackMeaning(App app, SchemaTimeline timeline)
{
    public App App => app;

    public Period InstalledWithin(Period received, int window, bool isBeforeTiers) =>
        InstallEstimate.Of(received, window, isBeforeTiers, app.Skan.Schemas.Any(schema => schema.Status != SchemaStatus.Draft && schema.Table.MayLock(window)));

    /// <param name="received">When the postback came, or the day on which several did.</param>
    /// <param name="window">Its conversion window.</param>
    /// <param name="isBeforeTiers">Of version 1 to 3.</param>
    /// <param name="fine">The fine value, if it has one.</param>
    /// <param name="coarse">Else the coarse one.</param>
    /// <returns>Null when no schema was live, or the value is none of its values.</returns>
    public ReadValue? Read(Period received, int window, bool isBeforeTiers, int? fine, CoarseValue? coarse)
    {
        var installed = InstalledWithin(received, window, isBeforeTiers);
        var versions = timeline.Within(installed);
        if (versions.Count == 0 || app.Skan.FindSchema(timeline.At(installed.Middle) ?? versions[^1]) is not { } schema) return null;

        var rows = schema.Table.Find(window, fine, coarse);
        if (rows.Count == 0) return null;

        var amounts = rows.Select(schema.Table.AmountsOf).Aggregate((all, one) => all is { } left && one is { } right ? left.Spanning(right) : all ?? one);
        return new ReadValue(schema, rows, amounts, versions.Count > 1);
    }
}

/// <summary>What a value stands for.</summary>
/// <param name="Schema">By which version.</param>
/// <param name="Rows">The row; several for a coarse value that several rows give.</param>
/// <param name="Amounts">What may have been paid; null when the schema says nothing of amounts. Never more than an estimate.</param>
/// <param name="IsUncertain">The schema changed in the days on which the install may have happened.</param>
public sealed record ReadValue(ConversionSchema Schema, IReadOnlyList<ValueRow> Rows, RevenueRange? Amounts, bool IsUncertain)
{
    public string Meaning => string.Join(" or ", Rows.Reverse().Select(row => RowText.Of(row, Schema.Currency)).Distinct());
}
