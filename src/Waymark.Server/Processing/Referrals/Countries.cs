using Waymark.Devices;
using Waymark.Facts;

namespace Waymark.Server.Processing.Referrals;

/// <summary>In which country a device is at home, as far as it says so.</summary>
static class Countries
{
    /// <returns>Two letters, upper-case: what the device names, else the region of its language; null when neither is there.</returns>
    public static string? Of(DeviceCall call) => call.DeviceText("country") is { Length: 2 } named && named.All(char.IsAsciiLetter)
        ? named.ToUpperInvariant()
        : Languages.Country(call.DeviceText("locale")) ?? Languages.Country(call.DeviceText("language"));
}
