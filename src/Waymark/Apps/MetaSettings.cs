namespace Waymark.Apps;

/// <summary>What Meta shares with the owner of an app.</summary>
public sealed record MetaSettings
{
    /// <summary>The Install Referrer Decryption Key of Meta's app dashboard: 64 hex digits. Secret.</summary>
    public string? InstallReferrerKey { get; init; }
}
