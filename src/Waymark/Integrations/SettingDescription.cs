using System.Text.Json.Serialization;

namespace Waymark.Integrations;

/// <summary>One setting of a partner, described as data: checks, forms and documentation are drawn from it.</summary>
/// <param name="Name">As in <c>settings</c>; a name that ends in <c>*</c> stands for every setting that begins so, such as <c>header.*</c>.</param>
/// <param name="Description">One sentence for the person who fills it in: what it is and where to find it.</param>
public sealed record SettingDescription(string Name, string Description)
{
    /// <summary>Stored encrypted, never shown again, and may be taken from the environment as <c>${NAME}</c>.</summary>
    public bool Secret { get; init; }

    /// <summary>An active integration cannot do without it.</summary>
    public bool Required { get; init; }

    /// <summary>The only values it may have; empty means any text.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>What holds when it is absent; shown to people, applied by the connector.</summary>
    public string? Default { get; init; }

    /// <summary>The one spelling in which the value is stored; as it was written when absent.</summary>
    [JsonIgnore]
    public Func<string, string>? Canonical { get; init; }

    public bool Describes(string name) =>
        Name.EndsWith('*') ? name.StartsWith(Name[..^1], StringComparison.Ordinal) : name.Equals(Name, StringComparison.Ordinal);
}
