namespace Waymark.Skan.Values;

/// <summary>What serves most apps: 10 sign-up, 20 key event, 30 to 37 first payment, 40 to 63 more than one payment.</summary>
static class DefaultSchema
{
    const int SignUp = 10, KeyEvent = 20, FirstPayment = 30, RepeatPayment = 40;

    // US dollars.
    static readonly decimal[] FirstBounds = [0, 1, 2, 5, 10, 20, 50, 100];
    static readonly decimal[] RepeatBounds = [0, 1, 2, 3, 4, 5, 7.5m, 10, 12.5m, 15, 20, 25, 30, 40, 50, 60, 75, 100, 125, 150, 200, 300, 500, 1_000];
    static readonly decimal[] LaterBounds = [0, 20];

    public static IEnumerable<ValueRow> FirstWindow(ConversionSchema schema) =>
    [
        SchemaExpansion.Row(SignUp, new Condition { On = ConditionSubject.SignUp }),
        .. schema.KeyEvents.Count == 0 ? [] : (ValueRow[])[SchemaExpansion.Row(KeyEvent, new Condition { AnyOf = schema.KeyEvents })],
        .. Ranges(schema, FirstBounds).Select((range, index) => SchemaExpansion.Row(FirstPayment + index, range with { MaxCount = 2 })),
        .. Ranges(schema, RepeatBounds).Select((range, index) => SchemaExpansion.Row(RepeatPayment + index, range with { MinCount = 2 })),
    ];

    /// <summary>Low for everybody who was there, medium for a payment, high from 20 dollars.</summary>
    public static IEnumerable<ValueRow> Later(ConversionSchema schema) =>
    [
        new() { Coarse = CoarseValue.Low, Conditions = [Condition.Installed] },
        .. Ranges(schema, LaterBounds).Select((range, index) => new ValueRow { Coarse = index == 0 ? CoarseValue.Medium : CoarseValue.High, Conditions = [range] }),
    ];

    static IEnumerable<Condition> Ranges(ConversionSchema schema, decimal[] bounds) => SchemaExpansion.Ranges([.. bounds.Select(bound => bound * schema.Scale)]);
}
