namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>One device of a profile.</summary>
sealed class Device
{
    /// <summary>In lower case; null until a token or a partner tells.</summary>
    public string? Platform { get; set; }

    public Dictionary<string, string> TokenByType { get; } = new(StringComparer.Ordinal);
}
