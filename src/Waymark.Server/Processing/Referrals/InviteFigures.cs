using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Referrals.Reports;
using Waymark.Reports;
using Waymark.SmartLinks;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Invites in the daily figures: on the day they are made and sent, and on the day that their senders were new to the app.</summary>
static class InviteFigures
{
    public static void Made(Case @case, SmartLink link, Install? install, string? channel) => Count(@case, Measures.InvitesMade, link, install, channel ?? "");

    public static void Sent(Case @case, SmartLink link, Install? install, string channel)
    {
        Count(@case, Measures.InvitesSent, link, install, channel);

        if (link.Sender is not { } sender || FirstInstallOf(@case, sender) is not { } first) return;

        Add(@case, first, ReferralMeasures.InviterSends, 1);
        if (@case.State.Remember(@case.App.Id, Fingerprint.Of("inviter", first.Id), @case.At)) Add(@case, first, ReferralMeasures.Inviters, 1);
    }

    /// <summary>Somebody was brought by a sender, or with -1 was not after all.</summary>
    public static void Brought(Case @case, Person sender, long count)
    {
        if (FirstInstallOf(@case, sender) is { } first) Add(@case, first, ReferralMeasures.InviterInstalls, count);
    }

    static void Count(Case @case, string measure, SmartLink link, Install? install, string channel)
    {
        var key = new RollupKey(
            @case.App.Id, AppCalendar.DayOf(@case.App, @case.At), measure, channel, "", link.Campaign ?? "", install?.Platform ?? Platform.Unknown);

        @case.State.Add(key, new Figure(1, 0));

        if (link.Content is { Length: > 0 } content)
            @case.State.Add(key with { Measure = measure + ReferralMeasures.ByContent, Name = content.Length <= 128 ? content : content[..128] }, new Figure(1, 0));
    }

    static void Add(Case @case, Install first, string measure, long count) => @case.State.Add(
        new RollupKey(@case.App.Id, AppCalendar.DayOf(@case.App, first.OpenedAt!.Value), measure, "", "", "", first.Platform), new Figure(count, 0));

    // The day on which the sender is counted among the new: nobody is new twice.
    static Install? FirstInstallOf(Case @case, Person sender) => Sender.Of(@case, sender).Installs
        .Select(id => @case.State.FindInstall(@case.App.Id, id))
        .OfType<Install>()
        .Where(install => install is { OpenedAt: not null, Verdict.Conversion: Conversion.Install })
        .MinBy(install => install.OpenedAt);
}
