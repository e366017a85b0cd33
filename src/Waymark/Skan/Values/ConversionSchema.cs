using System.Text.Json.Serialization;

namespace Waymark.Skan.Values;

/// <summary>One version of how an app's conversion values are made. Once live it is never changed: postbacks of its installs come for weeks.</summary>
public sealed record ConversionSchema
{
    /// <summary>The highest live one is given to new installs.</summary>
    public required int Version { get; init; }

    public SchemaStatus Status { get; init; } = SchemaStatus.Live;

    /// <summary>The day since when the app has used it, where that was before it was written here: postbacks from then on are read by it.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>ISO 4217; amounts are converted to it by the rates of their day.</summary>
    public required string Currency { get; init; }

    public required SchemaMode Mode { get; init; }

    /// <summary>Lower bounds of the ranges of revenue, rising; each ends where the next begins.</summary>
    public IReadOnlyList<decimal> Buckets { get; init; } = [];

    /// <summary>What users do: the steps of a funnel in their order, or what sets the bits.</summary>
    public IReadOnlyList<Condition> Steps { get; init; } = [];

    /// <summary>The fine values of the buckets or steps; spread evenly when absent.</summary>
    public IReadOnlyList<int> Fines { get; init; } = [];

    /// <summary>Events that the default schema gives 20 for.</summary>
    public IReadOnlyList<string> KeyEvents { get; init; } = [];

    /// <summary>What the default schema's ranges, made for US dollars, are multiplied with.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>Rows of one's own; beside a short form only for windows 1 and 2, where they replace what it would give.</summary>
    public IReadOnlyList<SchemaRow> Rows { get; init; } = [];

    /// <summary>All of it as rows.</summary>
    [JsonIgnore]
    public ValueTable Table => field ??= new ValueTable(SchemaExpansion.RowsOf(this));
}

/// <summary>A row as it is written in the configuration.</summary>
public sealed record SchemaRow
{
    /// <summary>Conversion window: 0, 1 or 2.</summary>
    public int Window { get; init; }

    /// <summary>1 to 63, in window 0 alone.</summary>
    public int? Fine { get; init; }

    /// <summary>Beside a fine value by default low up to 21, medium up to 42, high above.</summary>
    public CoarseValue? Coarse { get; init; }

    /// <summary>All of these must hold.</summary>
    public required IReadOnlyList<Condition> When { get; init; }

    /// <summary>Close the window as soon as the row is reached.</summary>
    public bool Lock { get; init; }
}

/// <summary>How a schema is written.</summary>
public enum SchemaMode
{
    /// <summary>Ranges of revenue.</summary>
    Revenue,

    /// <summary>Steps, of which the furthest counts.</summary>
    Funnel,

    /// <summary>Up to six things, each of which sets a bit.</summary>
    Bits,

    /// <summary>Eight times the step, plus the range of revenue.</summary>
    Mixed,

    /// <summary>Rows of one's own.</summary>
    Custom,

    /// <summary>Sign-up, key event, first and repeated payments.</summary>
    Default,
}

/// <summary>What a schema is used for.</summary>
public enum SchemaStatus
{
    /// <summary>To look at; may still be changed.</summary>
    Draft,

    /// <summary>New installs get the highest live version.</summary>
    Live,

    /// <summary>No new install gets it; those that have it keep it.</summary>
    Retired,
}
