using System.Globalization;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Users;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Looks up what may speak against a referral.</summary>
static class Suspicions
{
    // Longer chains than this are no trick any more but a popular app.
    const int LongestChain = 5;

    public static ReferralSigns About(Case @case, Occasion occasion, Coming coming)
    {
        var (install, clue, sender) = (coming.Install, coming.Clue, coming.Clue.Link!.Sender);
        var isArrival = occasion is Occasion.AppInstall or Occasion.AppReinstall;
        var signs = new ReferralSigns
        {
            Occasion = occasion,
            At = install is { OpenedAt: { } openedAt } && isArrival ? openedAt : @case.At,
            ClickAt = clue.ClickId is null || clue.Kind == ClueKind.Link ? null : clue.At,
            InstallBeganAt = coming.Call is { } call ? InstallBegan(call) : null,
            IsDeviceSeen = occasion == Occasion.AppReinstall,
            ChangedAdvertisingId = isArrival && install is not null && coming.Earlier is { } earlier ? Changed(earlier.Device, install.Device) : null,
            Tampering = coming.Call is { } said ? TamperingOf(said) : null,
            IsTestDevice = install is not null && (install.IsTest || TestDevices.Hold(@case, install)),
        };

        return sender is { } referrer ? OfSender(@case, signs, coming, referrer) : signs;
    }

    /// <returns>The addresses that the receiver clicked and came from, without those that many share.</returns>
    public static IReadOnlyList<string> AddressesOf(Case @case, Coming coming) =>
    [
        .. new[] { coming.Clue.Address, @case.Fact.MatchKey }.OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(address => !ExemptAddresses.Contain(@case.App.Referrals.Fraud.ExemptAddresses, address)),
    ];

    static ReferralSigns OfSender(Case @case, ReferralSigns signs, Coming coming, Person referrer)
    {
        var settings = @case.App.Referrals.Fraud;
        var sender = Sender.Of(@case, referrer);
        var addresses = AddressesOf(@case, coming);
        var since = @case.At.AddDays(-settings.AddressDays);
        var same = coming.Referred is { } referred ? Same(@case, sender, referred, coming.Install) : null;

        return signs with
        {
            SameUser = same,
            SharedAddress = addresses.FirstOrDefault(address => Whereabouts.WereAt(@case, sender.Installs, address, since)),
            InstallsFromAddress = addresses.Count == 0 ? 0 : 1 + addresses.Max(address => Tally.InstallsFrom(@case, referrer, address)),
            Ring = same is null && coming.Referred is { } receiver ? RingOf(@case, referrer, receiver, coming.Install) : null,
            ArrivalsThisHour = 1 + Tally.Arrivals(@case, referrer),
            ClicksThisHour = addresses.Count == 0 ? 0 : 1 + addresses.Max(address => Tally.Clicks(@case, coming.Clue.Link!.Token, address)),
        };
    }

    static string? Same(Case @case, Sender sender, Person referred, Install? install)
    {
        if (referred == sender.Person || (referred.UserId is { } id && id == sender.User?.Id)) return "account";
        if (install is null) return sender.User is { } one && referred.UserId is { } userId ? Identity(one, @case.State.FindUser(@case.App.Id, userId)) : null;

        if (sender.Installs.Contains(install.Id) || DeviceOf(@case, install).Any(sender.Installs.Contains)) return "device";

        return sender.User is { } user && (install.UserId ?? referred.UserId) is { } known ? Identity(user, @case.State.FindUser(@case.App.Id, known)) : null;
    }

    static string? Identity(User sender, User? receiver) => receiver switch
    {
        null => null,
        { Email: { Length: > 0 } email } when email.Equals(sender.Email, StringComparison.OrdinalIgnoreCase) => "email",
        { Phone: { Length: > 0 } phone } when phone == sender.Phone => "phone",
        _ => null,
    };

    static string? RingOf(Case @case, Person referrer, Person referred, Install? install)
    {
        var devices = install is null ? [] : DeviceOf(@case, install).ToHashSet(StringComparer.Ordinal);
        var (person, steps) = (referrer, 1);

        while (steps <= LongestChain && @case.State.ReferrersOf(@case.App.Id, person, Relation.AppInstall, 0, 1) is [var relation])
        {
            person = relation.Referrer;
            steps++;

            if (person == referred) return string.Create(CultureInfo.InvariantCulture, $"the receiver is the sender's referrer, {steps} steps up");

            if (devices.Count > 0 && Sender.Of(@case, person).Installs.Any(devices.Contains))
                return string.Create(CultureInfo.InvariantCulture, $"a referrer {steps} steps up uses the receiver's device");
        }

        return null;
    }

    static IEnumerable<string> DeviceOf(Case @case, Install install) =>
        DeviceKey.Of(install.Device).SelectMany(key => @case.State.InstallsOf(@case.App.Id, key, DateTimeOffset.MinValue)).Distinct();

    static string? Changed(DeviceTraits before, DeviceTraits now) =>
        Differ(before.Gaid, now.Gaid) || Differ(before.Idfa, now.Idfa) ? $"{before.Gaid ?? before.Idfa}, now {now.Gaid ?? now.Idfa}" : null;

    static bool Differ(string? before, string? now) => before is not null && now is not null && before != now;

    // By the store's clock alone: a phone's may stand anywhere.
    static DateTimeOffset? InstallBegan(DeviceCall call)
    {
        string[] keys = ["installBeginTimestampServerSeconds", "install_ref_installBeginTimestampServerSeconds"];

        foreach (var key in keys)
        {
            if (long.TryParse(call.DeviceText(key), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds) && seconds is > 946_684_800 and < 32_503_680_000)
                return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        return null;
    }

    static string? TamperingOf(DeviceCall call) =>
        Says(call, "is_rooted", "rooted") ? "rooted"
        : Says(call, "is_jailbroken", "jailbroken") ? "jailbroken"
        : Says(call, "is_emulator", "is_simulator") ? "an emulator"
        : null;

    static bool Says(DeviceCall call, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (YesOrNo.Read(call.DeviceText(key)) == true) return true;
        }

        return false;
    }
}
