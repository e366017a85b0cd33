using Waymark.Devices;
using Waymark.Facts;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Fraud;

/// <summary>What click and install say differently about one device.</summary>
static class Conflicts
{
    public static Sighting? LookAtDevice(TouchInquiry asked, RuleInForce rule)
    {
        var (touch, around) = (asked.Touch, asked.Around);

        if (IsPhone(touch.Platform) && IsPhone(around.Platform) && touch.Platform != around.Platform)
            return new($"clicked on {PlatformNames.Lower(touch.Platform)}", $"installed on {PlatformNames.Lower(around.Platform)}");

        return touch.Platform == around.Platform && Major(touch.OsVersion) is { } clicked && Major(around.OsVersion) is { } installed && clicked != installed
            ? new($"clicked on version {clicked}", $"installed on version {installed}")
            : null;
    }

    /// <summary>An address of a VPN or of Tor is where its exit is, not where the person is.</summary>
    public static Sighting? LookAtCountry(TouchInquiry asked, RuleInForce rule)
    {
        if (asked.Touch.Country is not { } clicked || asked.Around.Country is not { } installed || IsElsewhere(asked.Touch.Network) || IsElsewhere(asked.Around.Network))
            return null;

        return clicked.Equals(installed, StringComparison.OrdinalIgnoreCase) ? null : new($"clicked in {clicked}", $"installed in {installed}");
    }

    /// <summary>Google leaves its referrer empty for some of its own ads, so this is a hint and no proof.</summary>
    public static Sighting? LookAtReferrer(TouchInquiry asked, RuleInForce rule) =>
        asked is { MatchType: MatchType.DeviceId or MatchType.NetworkClaim, Around.IsStoreOrganic: true, Touch.Source: { } source }
            ? new($"{source} claims a click of the device", "the store says organic")
            : null;

    static bool IsPhone(Platform platform) => platform is Platform.Android or Platform.Ios;

    static bool IsElsewhere(NetworkKind network) => network is NetworkKind.Vpn or NetworkKind.Tor;

    static string? Major(string? version) => version?.Split('.', 2)[0] is { Length: > 0 } major ? major : null;
}
