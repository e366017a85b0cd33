namespace Waymark.Skan.Values;

/// <summary>Writes the short forms of a schema out as rows.</summary>
static class SchemaExpansion
{
    public const int MostFine = 63, MostBits = 6, StepsOfMixed = 8;

    static readonly ValueRow InstalledOnly = new() { Fine = 0, Coarse = CoarseValue.Low, Conditions = [Condition.Installed] };

    public static IEnumerable<ValueRow> RowsOf(ConversionSchema schema)
    {
        var first = FirstWindow(schema).Prepend(InstalledOnly).ToList();
        return first.Concat(Later(schema, 1, first)).Concat(Later(schema, 2, first));
    }

    /// <summary>Spreads values over what there is, the highest on the last.</summary>
    public static int Spread(int index, int count) => (index + 1) * MostFine / count;

    static IEnumerable<ValueRow> FirstWindow(ConversionSchema schema) => schema.Mode switch
    {
        SchemaMode.Revenue => Ranges(schema).Select((range, index) => Row(FineOf(schema, index, schema.Buckets.Count), range)),
        SchemaMode.Funnel => schema.Steps.Select((step, index) => Row(FineOf(schema, index, schema.Steps.Count), step)),
        SchemaMode.Bits => Enumerable.Range(1, (1 << schema.Steps.Count) - 1).Select(value => Row(value, [.. schema.Steps.Where((_, bit) => (value & (1 << bit)) != 0)])),
        SchemaMode.Mixed => Mixed(schema),
        SchemaMode.Custom => schema.Rows.Where(row => row.Window == 0).Select(Written),
        SchemaMode.Default => DefaultSchema.FirstWindow(schema),
        _ => throw new InvalidOperationException($"There is no mode {schema.Mode}."),
    };

    // What earns a fine value in the first window earns its coarse one later, unless the owner says what does.
    static IEnumerable<ValueRow> Later(ConversionSchema schema, int window, IReadOnlyList<ValueRow> first)
    {
        var own = schema.Rows.Where(row => row.Window == window).Select(Written).ToList();
        if (own.Count == 0 && schema.Mode == SchemaMode.Custom) return [];
        if (own.Count > 0) return own.Prepend(InstalledOnly with { Window = window, Fine = null });

        return (schema.Mode == SchemaMode.Default ? DefaultSchema.Later(schema) : first).Select(row => row with { Window = window, Fine = null, Locks = false });
    }

    static IEnumerable<ValueRow> Mixed(ConversionSchema schema)
    {
        Condition[][] stages = [[], .. schema.Steps.Select(step => (Condition[])[step])];
        Condition[][] buckets = [[], .. Ranges(schema).Select(range => (Condition[])[range])];

        return stages.SelectMany((stage, s) => buckets.Select((bucket, b) => (Fine: (StepsOfMixed * s) + b, Conditions: (Condition[])[.. stage, .. bucket])))
            .Where(row => row.Fine > 0)
            .Select(row => Row(row.Fine, row.Conditions));
    }

    static IEnumerable<Condition> Ranges(ConversionSchema schema) => Ranges(schema.Buckets);

    public static IEnumerable<Condition> Ranges(IReadOnlyList<decimal> bounds) => bounds.Select((bound, index) => new Condition
    {
        On = ConditionSubject.Revenue,
        MinValue = bound,
        MaxValue = index + 1 < bounds.Count ? bounds[index + 1] : null,
    });

    static int FineOf(ConversionSchema schema, int index, int count) => index < schema.Fines.Count ? schema.Fines[index] : Spread(index, count);

    static ValueRow Written(SchemaRow row) => new()
    {
        Window = row.Window,
        Fine = row.Fine,
        Coarse = row.Coarse ?? CoarseValues.Of(row.Fine ?? 0),
        Conditions = row.When,
        Locks = row.Lock,
    };

    public static ValueRow Row(int fine, params IReadOnlyList<Condition> conditions) => new() { Fine = fine, Coarse = CoarseValues.Of(fine), Conditions = conditions };
}
