namespace Waymark.Facts;

/// <summary>Reads what clients write for yes and no: booleans, <c>1</c> and <c>0</c>, and either of them as text.</summary>
public static class YesOrNo
{
    /// <returns>Null for everything else: it says nothing.</returns>
    public static bool? Read(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "1" or "true" => true,
        "0" or "false" => false,
        _ => null,
    };
}
