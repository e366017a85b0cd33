namespace Waymark.Client;

/// <summary>What Meta's app left for the install to find.</summary>
public sealed record MetaInstallReferrer
{
    /// <summary>The referrer text; its <c>utm_content</c> is encrypted and the server has the key.</summary>
    public string? InstallReferrer { get; init; }

    /// <summary><c>facebook</c>, <c>instagram</c> or <c>facebook_lite</c>.</summary>
    public string? Source { get; init; }

    /// <summary>1 after a click, 0 after a view.</summary>
    public int? IsCt { get; init; }

    /// <summary>Seconds since the epoch.</summary>
    public long? ActualTimestamp { get; init; }
}
