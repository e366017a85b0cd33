using System.Globalization;
using Waymark.Apps;
using Waymark.Attribution;

namespace Waymark.Referrals;

/// <summary>
/// Judges a referral. Shared addresses make the tests of addresses noisy, so that they flag and do not block; nobody can refer
/// themselves. The strongest status wins, and every reason is kept.
/// </summary>
public static class ReferralFraud
{
    // A store tells whole seconds.
    static readonly TimeSpan StorePrecision = TimeSpan.FromSeconds(1);

    public static FraudVerdict Judge(ReferralSigns signs, ReferralFraudSettings settings)
    {
        FraudFinding[] findings = [.. Find(signs, settings)];
        return new(findings.Length == 0 ? FraudStatus.Valid : findings.Max(finding => finding.Status), findings);
    }

    static IEnumerable<FraudFinding> Find(ReferralSigns signs, ReferralFraudSettings settings)
    {
        var isArrival = signs.Occasion is Occasion.AppInstall or Occasion.AppReinstall;

        if (signs.SameUser is { } same)
            yield return new(FraudReasons.SameUser, FraudStatus.Rejected, $"sender and receiver have the same {same}");

        if (signs.SharedAddress is { } address && settings.AddressDays > 0)
            yield return new(FraudReasons.SameIp, FraudStatus.Suspicious, $"the sender used {address} within {Checks.Days(settings.AddressDays)}");

        if (signs.ChangedAdvertisingId is { } changed)
            yield return new(FraudReasons.AdIdReset, FraudStatus.Suspicious, $"the same device had another advertising id: {changed}");

        if (isArrival && ManyInstalls(signs, settings) is { } many)
            yield return many;

        if (signs.IsDeviceSeen)
            yield return new(FraudReasons.DeviceSeen, FraudStatus.Valid, "the device had the app before: no reward");

        if (isArrival && ClickTime(signs, settings) is { } time)
            yield return time;

        if (signs.Tampering is { } tampering)
            yield return new(FraudReasons.Jailbroken, FraudStatus.Suspicious, $"the device is {tampering}");

        if (signs.IsTestDevice)
            yield return new(FraudReasons.TestDevice, FraudStatus.Valid, "a registered test device: in no report, no reward");

        if (signs.Ring is { } ring)
            yield return new(FraudReasons.ReferralRing, FraudStatus.Suspicious, ring);

        if (Velocity(signs, settings) is { } velocity)
            yield return velocity;
    }

    static FraudFinding? ManyInstalls(ReferralSigns signs, ReferralFraudSettings settings)
    {
        var saw = string.Create(CultureInfo.InvariantCulture, $"install {signs.InstallsFromAddress} of this referrer from one address within {Checks.Days(settings.AddressDays)}");

        return Reached(signs.InstallsFromAddress, settings.InstallsPerAddressRejected) ? new(FraudReasons.ManyInstallsSameIp, FraudStatus.Rejected, saw)
            : Reached(signs.InstallsFromAddress, settings.InstallsPerAddress) ? new(FraudReasons.ManyInstallsSameIp, FraudStatus.Suspicious, saw)
            : null;
    }

    static FraudFinding? ClickTime(ReferralSigns signs, ReferralFraudSettings settings)
    {
        if (signs.ClickAt is not { } clicked) return null;

        if (signs.InstallBeganAt is { } began && began + StorePrecision <= clicked)
            return new(FraudReasons.InvalidClickTime, FraudStatus.Rejected, $"the click came {Checks.Span(clicked - began)} after the install had begun");

        var gap = (signs.InstallBeganAt ?? signs.At) - clicked;

        return gap < TimeSpan.FromSeconds(settings.LeastSecondsToInstall)
            ? new(FraudReasons.InvalidClickTime, FraudStatus.Suspicious, $"{Checks.Span(gap)} from the click to the install; {Checks.Span(TimeSpan.FromSeconds(settings.LeastSecondsToInstall))} at least")
            : null;
    }

    static FraudFinding? Velocity(ReferralSigns signs, ReferralFraudSettings settings)
    {
        var (count, most, what) = signs.Occasion == Occasion.LinkClick
            ? (signs.ClicksThisHour, settings.ClicksPerHour, "clicks on this invite from one address")
            : (signs.ArrivalsThisHour, settings.ReferralsPerHour, "arrivals of this referrer");

        return most > 0 && count > most
            ? new(FraudReasons.Velocity, FraudStatus.Suspicious, string.Create(CultureInfo.InvariantCulture, $"{count} {what} within the hour; {most} at most"))
            : null;
    }

    static bool Reached(long count, int threshold) => threshold > 0 && count >= threshold;
}
