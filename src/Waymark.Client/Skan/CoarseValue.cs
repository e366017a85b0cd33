namespace Waymark.Client;

/// <summary>SKAdNetwork's three-step value, all that Apple passes on when few people installed.</summary>
public enum CoarseValue
{
    Low,
    Medium,
    High,
}
