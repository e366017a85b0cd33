using Waymark.Devices;
using Waymark.Installs;

namespace Waymark.Server.Processing;

/// <summary>Remembers which installs a device's ids belong to, so that a reinstall is known for one.</summary>
static class DeviceLinks
{
    /// <param name="case">The fact.</param>
    /// <param name="install">The install with all that is known of its device by now.</param>
    /// <param name="known">What was linked before: most calls tell nothing new.</param>
    public static void Note(Case @case, Install install, DeviceTraits known)
    {
        if (ReferenceEquals(install.Device, known)) return;

        foreach (var key in DeviceKey.Of(install.Device).Except(DeviceKey.Of(known)))
            @case.State.Link(@case.App.Id, key, install.Id, @case.At);
    }

    /// <returns>The latest other install of the same device; null when there is none.</returns>
    public static Install? Earlier(Case @case, Install install) => DeviceKey.Of(install.Device)
        .SelectMany(key => @case.State.InstallsOf(@case.App.Id, key, DateTimeOffset.MinValue))
        .Distinct()
        .Where(id => id != install.Id)
        .Select(id => @case.State.FindInstall(@case.App.Id, id))
        .Where(found => found is { IsProvisional: false })
        .OrderByDescending(found => found!.OpenedAt)
        .ThenBy(found => found!.Id, StringComparer.Ordinal)
        .FirstOrDefault();
}
