using System.Text.Json;

namespace Waymark.Flows;

/// <summary>Something that must hold for one value.</summary>
public sealed record FlowFilter
{
    /// <summary>A built-in key (see <see cref="FlowKeys"/>), or a property of the event; dots lead into objects.</summary>
    public required string Key { get; init; }

    public required FlowOperator Operator { get; init; }

    /// <summary>What it is compared with: a text, number or boolean, or a list of them.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The key is a property of the event rather than a built-in one.</summary>
    public bool Custom { get; init; }
}

/// <summary>How a filter compares.</summary>
public enum FlowOperator
{
    Equals,
    NotEquals,
    Contains,
    NotContains,
    StartsWith,
    EndsWith,
    In,
    NotIn,
    IsTrue,
    IsFalse,
    Greater,
    Less,
}
