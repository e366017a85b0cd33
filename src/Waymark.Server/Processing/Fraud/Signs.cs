using System.Net;
using System.Net.Sockets;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Fraud;
using Waymark.Installs;
using Waymark.Touches;

namespace Waymark.Server.Processing.Fraud;

/// <summary>Reads what a first open gives away of itself, and counts what its device and address did before.</summary>
static class Signs
{
    const int MostInstalls = 100;

    static readonly TimeSpan Day = TimeSpan.FromDays(1);
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    static readonly string[] BuildKeys = ["device", "device_name", "device_model", "model", "brand", "manufacturer", "product", "hardware", "board", "build_id", "base_os", "fingerprint"];

    /// <param name="case">The fact of the first open.</param>
    /// <param name="call">What it says.</param>
    /// <param name="install">The install as it is known by it.</param>
    /// <param name="before">The same device's install before; null when there was none.</param>
    /// <param name="clicks">Clicks with the device's advertising id.</param>
    public static InstallSigns Of(Case @case, DeviceCall call, Install install, Install? before, IReadOnlyList<Touch> clicks) => new()
    {
        Country = install.Country,
        Network = install.Network,
        Signature = @case.Fact.Signature,
        AppVersion = install.AppVersion,
        HasUserId = (call.UserId ?? install.UserId) is not null,
        SaysEmulator = YesOrNo.Read(call.DeviceText("is_emulator")) == true,
        BuildNames = [.. BuildKeys.Select(call.DeviceText).OfType<string>()],
        AdvertisingIds = [.. new[] { call.DeviceText("gaid"), call.DeviceText("idfa") }.OfType<string>()],
        InstalledBefore = before?.OpenedAt,
        Counts = new(() => Networks(@case, install, clicks), () => SharingId(@case, install), unnoticed => Twins(@case, install, unnoticed)),
    };

    /// <summary>What is left to judge once the install itself has been: the owner's own rules, for another source.</summary>
    public static InstallSigns Of(Install install) => new()
    {
        Country = install.Country,
        AppVersion = install.AppVersion,
        HasUserId = install.UserId is not null,
    };

    static int Networks(Case @case, Install install, IReadOnlyList<Touch> clicks) => DeviceKey.Of(install.Device)
        .SelectMany(key => @case.State.InstallsOf(@case.App.Id, key, @case.At - Day))
        .Distinct()
        .Take(MostInstalls)
        .Select(id => @case.State.FindInstall(@case.App.Id, id))
        .Where(other => other is { OpenedAt: { } opened } && @case.At - opened <= Day)
        .Select(other => other!.Address)
        .Append(install.Address)
        .Concat(clicks.Where(click => (@case.At - click.At).Duration() <= Day).Select(click => click.Address))
        .Select(NetworkOf)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .Count();

    static int SharingId(Case @case, Install install) => (install.Device.Gaid ?? install.Device.Idfa) is { } id
        ? DeviceKey.OfAdvertisingId(id).Max(key => @case.State.InstallsOf(@case.App.Id, key, @case.At - Day).Count)
        : 0;

    // Many people share a carrier's address or Private Relay's, and many of them have the same phone.
    static int Twins(Case @case, Install install, double unnoticed)
    {
        if (install is not { Network: not NetworkKind.PrivateRelay, Device.Model: { } model } || @case.Fact.MatchKey is not { } key) return 0;

        string[] others = [.. @case.State.InstallsOf(@case.App.Id, DeviceKey.OfAddress(key), @case.At - Hour).Where(id => id != install.Id).Take(MostInstalls)];

        // Even if all had the same model, it would be nothing.
        if (1 + others.Length <= unnoticed) return 0;

        return 1 + others.Count(id => @case.State.FindInstall(@case.App.Id, id)?.Device.Model == model);
    }

    // An IPv4 /24, an IPv6 /48: what one line or carrier hands out. An address that is not kept cannot be compared so.
    static string? NetworkOf(string? text)
    {
        if (text is null || !IPAddress.TryParse(text.Split('/')[0], out var address)) return null;

        var plain = Addresses.Unmap(address);
        return Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 6));
    }
}
