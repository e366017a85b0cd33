using Waymark.Installs;

namespace Waymark.Storage;

/// <summary>Finds installs by something else than their id, for readers.</summary>
public interface IInstalls
{
    /// <returns>An app's installs in the order of their ids, from the one behind <paramref name="after"/>; provisional ones too.</returns>
    IReadOnlyList<Install> Installs(string app, string after, int most);

    /// <returns>The installs that share a device key, the latest first.</returns>
    IReadOnlyList<string> InstallsOf(string app, long deviceKey);
}
