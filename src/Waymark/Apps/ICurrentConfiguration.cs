namespace Waymark.Apps;

/// <summary>Tells which configuration applies right now.</summary>
/// <remarks>
/// A running node swaps the whole snapshot; whoever handles a request reads it once, so one request never sees two versions.
/// </remarks>
public interface ICurrentConfiguration
{
    /// <summary>The snapshot that applies at this moment.</summary>
    Configuration Current { get; }
}
