using System.Text.Json;

namespace Waymark.Flows;

/// <summary>A change of one property of a person.</summary>
public sealed record PropertyChange
{
    public required string Name { get; init; }

    public PropertyVisibility Visibility { get; init; }

    public required PropertyOperation Change { get; init; }

    /// <summary>What it is set to, or how much it grows or shrinks by; 1 when absent.</summary>
    public JsonElement? Value { get; init; }
}

/// <summary>Who may read a property.</summary>
public enum PropertyVisibility
{
    /// <summary>Other users too.</summary>
    Public,

    /// <summary>The user and staff.</summary>
    Private,
}

/// <summary>How a property changes.</summary>
public enum PropertyOperation
{
    /// <summary>To a text.</summary>
    Set,

    /// <summary>To a number.</summary>
    SetNumber,
    Delete,
    Increment,
    Decrement,
}
