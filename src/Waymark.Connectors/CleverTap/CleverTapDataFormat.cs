namespace Waymark.Connectors.CleverTap;

/// <summary>How a record carries key-value pairs of the owner's.</summary>
enum CleverTapDataFormat
{
    /// <summary>Nested, which CleverTap takes only of accounts where it is switched on.</summary>
    Object,

    /// <summary>A property for each pair.</summary>
    Flat,

    /// <summary>One text.</summary>
    Json,
}
