namespace Waymark.Skan.Values;

/// <summary>Apple's three-step value, all that it passes on of small campaigns and of later windows.</summary>
public enum CoarseValue
{
    Low,
    Medium,
    High,
}

/// <summary>How coarse values are written, and which one goes with a fine value by default.</summary>
public static class CoarseValues
{
    const int FirstMedium = 22, FirstHigh = 43;

    public static string NameOf(CoarseValue value) => value switch
    {
        CoarseValue.Low => "low",
        CoarseValue.Medium => "medium",
        CoarseValue.High => "high",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <returns>The value of that name; null when it is none.</returns>
    public static CoarseValue? Read(string? name) => name switch
    {
        "low" => CoarseValue.Low,
        "medium" => CoarseValue.Medium,
        "high" => CoarseValue.High,
        _ => null,
    };

    public static CoarseValue Of(int fine) => fine switch
    {
        < FirstMedium => CoarseValue.Low,
        < FirstHigh => CoarseValue.Medium,
        _ => CoarseValue.High,
    };
}
