using System.Globalization;
using Waymark.Attribution;
using Waymark.Attribution.Meta;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Fraud;
using Waymark.Installs;
using Waymark.Server.Processing.Fraud;
using Waymark.Server.Processing.Networks;
using Waymark.Server.Processing.Sources;
using Waymark.Touches;

namespace Waymark.Server.Processing;

/// <summary>Brings together what a decision may look at: only what was recorded before the fact it decides on.</summary>
static class Gathering
{
    public const int MostTouches = 200;

    // A clock that was set back lets a click look as if it came after the open; its place in the journal tells better.
    public static readonly TimeSpan ClockSlack = TimeSpan.FromHours(1);

    // The year 2000, and one that we need not think about.
    const long EarliestClick = 946_684_800, LatestClick = 32_503_680_000;

    public static Evidence Evidence(Case @case, DeviceCall call, Install install, Install? earlier)
    {
        var evidence = Proof(@case, call, install, earlier);
        return @case.Fact.MatchKey is { } address ? Neighbourhood.Around(@case, install, address, evidence) : evidence;
    }

    /// <summary>Without what would only be guessed from.</summary>
    public static Evidence Proof(Case @case, DeviceCall call, Install install, Install? earlier)
    {
        var openedAt = install.OpenedAt ?? @case.At;
        var referrer = Referrer.Read(ReferrerOf(call));

        var evidence = new Evidence
        {
            App = @case.App,
            ConfigurationVersion = @case.Fact.ConfigurationVersion,
            Fact = @case.Fact.Position,
            At = openedAt,
            OpenedOn = install.OpenedOn,
            Platform = install.Platform,
            Device = install.Device,
            Consent = install.Consent,
            HasOptedOut = install.Sharing?.OptedOut == true,
            Address = @case.Fact.Address,
            Referrer = referrer,
            ReferrerClickAt = ReferrerClickAt(call),
            Meta = MetaClaim.Read(referrer, ReferrerClickAt(call), MetaProvider.Read(call), @case.App.Meta?.InstallReferrerKey),
            ByReferrer = referrer is ReferrerReading.ClickId { Id: var id } ? Find(@case, id) : null,
            ByLink = call.Text("link") is { } link ? LinkOpening.TouchOf(@case, install, link) : null,
            ByDeviceId = ByDeviceId(@case, install.Device, openedAt),
            Play = PlayTimesOf(call),
            Country = install.Country,
            Network = install.Network,
            Clicks = ClicksAround.For(@case),
            Suspicions = Suspects.Of(@case),
            Earlier = earlier is { OpenedAt: { } opened } ? new(earlier.Id, opened, earlier.LastActiveAt) : null,
        };
        return evidence with { Claims = ClaimGathering.Of(@case, install, evidence) };
    }

    /// <summary>What the rules of fraud look at when a link opened an app that was still there.</summary>
    public static Surroundings Around(Case @case, Install install) => new()
    {
        App = @case.App,
        At = @case.At,
        Fact = @case.Fact.Position,
        Platform = install.Platform,
        OsVersion = install.Device.OsVersion,
        Country = @case.Fact.Country,
        Network = @case.Fact.Network,
        Suspicions = Suspects.Of(@case),
        Clicks = ClicksAround.For(@case),
    };

    public static string? ReferrerOf(DeviceCall call) =>
        Referrer.Pick(call.DeviceText("install_ref"), call.DeviceText("installReferrer"), call.DeviceText("install_ref_url"));

    // Seconds; 0 and 1970 mean unknown. The store's clock is better than the device's, which is better than none.
    static DateTimeOffset? ReferrerClickAt(DeviceCall call)
    {
        string[] keys = ["referrerClickTimestampServerSeconds", "install_ref_referrerClickTimestampSeconds", "referrerClickTimestampSeconds"];

        return keys.Select(key => Moment(call.DeviceText(key))).FirstOrDefault(moment => moment is not null);
    }

    static PlayTimes PlayTimesOf(DeviceCall call) => new()
    {
        Clicked = Moment(call.DeviceText("referrerClickTimestampServerSeconds")),
        Began = Moment(call.DeviceText("installBeginTimestampServerSeconds")),
        ClickedOnDevice = Moment(call.DeviceText("install_ref_referrerClickTimestampSeconds") ?? call.DeviceText("referrerClickTimestampSeconds")),
        BeganOnDevice = Moment(call.DeviceText("install_ref_installBeginTimestampSeconds") ?? call.DeviceText("installBeginTimestampSeconds")),
    };

    /// <returns>The moment of a number of seconds since 1970; null for 0 and for what cannot be.</returns>
    public static DateTimeOffset? Moment(string? seconds) =>
        long.TryParse(seconds, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number is > EarliestClick and < LatestClick
            ? DateTimeOffset.FromUnixTimeSeconds(number)
            : null;

    static Touch? Find(Case @case, string clickId) =>
        @case.Touches.Find(@case.App.Id, clickId) is { } touch && touch.Position < @case.Fact.Position ? touch : null;

    static List<Touch> ByDeviceId(Case @case, DeviceTraits device, DateTimeOffset openedAt)
    {
        var since = openedAt.AddHours(-ClickWindow.ProvenLongest);
        var touches = new List<Touch>();

        foreach (var id in new[] { device.Gaid, device.Idfa })
        {
            if (id is not null)
                touches.AddRange(@case.Touches.FindByKey(TouchKey.OfDevice(@case.App.Id, id), @case.Fact.Position, since, @case.At + ClockSlack, MostTouches));
        }

        return touches;
    }
}
