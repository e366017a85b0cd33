namespace Waymark.Skan.Values;

/// <summary>One thing an install did that a schema may ask for.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Name">The event's name; empty for everything else.</param>
/// <param name="Value">What it was worth in the schema's currency; nothing where there is no rate.</param>
public readonly record struct Deed(ConditionSubject Kind, string Name = "", decimal Value = 0)
{
    public Done Once => new(1, Value);
}
