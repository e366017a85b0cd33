using Waymark.Devices;
using Waymark.Facts;

namespace Waymark.Fraud;

/// <summary>What an install gives away of itself: that it is no phone in somebody's hand, or not our SDK that speaks.</summary>
static class DeviceSigns
{
    static readonly string[] EmulatorNames = ["sdk_gphone", "ranchu", "goldfish", "vbox", "google_sdk", "android sdk built for"];

    public static Sighting? LookAtSignature(InstallInquiry asked, RuleInForce rule) => asked.Signs.Signature switch
    {
        SignatureState.Failed => new("the signature is wrong", "a right signature"),
        SignatureState.Replayed => new("the signature was used before", "a right signature"),
        _ => null,
    };

    /// <summary>Private Relay's addresses are people's.</summary>
    public static Sighting? LookAtNetwork(InstallInquiry asked, RuleInForce rule) => asked.Signs.Network switch
    {
        NetworkKind.DataCentre => new("a data centre's address", "a person's network"),
        NetworkKind.Tor => new("an exit of Tor", "a person's network"),
        NetworkKind.Vpn => new("a VPN's address", "a person's network"),
        NetworkKind.Listed => new("an address on the owner's list", "a person's network"),
        _ => null,
    };

    public static Sighting? LookAtBuild(InstallInquiry asked, RuleInForce rule)
    {
        if (asked.Signs.SaysEmulator) return new("the SDK says so", "a real device");

        return asked.Platform == Platform.Android && asked.Signs.BuildNames.FirstOrDefault(IsEmulator) is { } build ? new(build, "a real device") : null;
    }

    /// <summary>A broken id is not matched on; neither may one be shared by many installs.</summary>
    public static Sighting? LookAtAdvertisingId(InstallInquiry asked, RuleInForce rule)
    {
        foreach (var id in asked.Signs.AdvertisingIds)
        {
            if (IsMalformed(id)) return new($"\"{(id.Length > 40 ? id[..40] : id)}\"", "a UUID");
        }

        return Sighting.Above(asked.Signs.Counts.SharingId(), rule);
    }

    static bool IsEmulator(string build) =>
        build.StartsWith("generic", StringComparison.OrdinalIgnoreCase) || EmulatorNames.Any(name => build.Contains(name, StringComparison.OrdinalIgnoreCase));

    // Zeros are how platforms say "not allowed", and some clients put the Android ID here: both are honest.
    static bool IsMalformed(string id) =>
        AdvertisingId.Read(id) is null && id.Any(c => c is not ('0' or '-')) && !(id.Length is >= 12 and <= 16 && id.All(char.IsAsciiHexDigit));
}
