using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Installs;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Fraud.Sources;

/// <summary>What one install adds to the figures of its source.</summary>
public static class SourceArrival
{
    /// <param name="install">An install that was decided on.</param>
    /// <param name="verdict">What was decided.</param>
    /// <param name="count">1, or -1 to take it back.</param>
    public static SourceFigures Of(Install install, Verdict verdict, int count)
    {
        var isKnown = DeviceKey.Of(install.Device).Any();

        return new SourceFigures
        {
            Installs = count,
            ClickInstalls = IsByClick(verdict) ? count : 0,
            Times = Times(verdict, count),
            Anonymous = install.Network is NetworkKind.DataCentre or NetworkKind.Tor or NetworkKind.Vpn or NetworkKind.Listed ? count : 0,
            KnownDevices = isKnown ? count : 0,
            NewDevices = isKnown && install.PreviousInstallId is null ? count : 0,
        };
    }

    static long[] Times(Verdict verdict, int count)
    {
        if (!IsTimed(verdict) || verdict.Credit.TouchAt is not { } clickedAt || ClickToInstall.SpanOf(verdict.At - clickedAt) is not { } span) return [];

        var times = new long[ClickToInstall.Spans];
        times[span] = count;
        return times;
    }

    // A link that opened the app is its own click, and Apple rounds: neither says how long anybody took.
    static bool IsTimed(Verdict verdict) =>
        !verdict.Credit.IsViewThrough
        && verdict.MatchType is MatchType.InstallReferrer or MatchType.MetaReferrer or MatchType.DeviceId or MatchType.NetworkClaim or MatchType.Probabilistic or MatchType.ReferrerClaim;

    static bool IsByClick(Verdict verdict) =>
        verdict.Credit is { TouchId: not null, IsViewThrough: false }
        && verdict.MatchType is MatchType.InstallReferrer or MatchType.DeepLink or MatchType.DeviceId or MatchType.Probabilistic;
}
