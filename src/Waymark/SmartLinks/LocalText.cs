namespace Waymark.SmartLinks;

/// <summary>A value that may differ by language or by country.</summary>
/// <param name="Default">What everybody else gets; null for nothing.</param>
public sealed record LocalText(string? Default)
{
    /// <summary>By lower-case language (<c>pt</c>, <c>pt-br</c>) or upper-case country (<c>IN</c>).</summary>
    public IReadOnlyDictionary<string, string> ByPlace { get; init; } = new Dictionary<string, string>();
}
