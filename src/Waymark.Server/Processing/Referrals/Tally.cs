using System.Globalization;
using Waymark.Referrals;
using Waymark.Reports;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Counts what thresholds of fraud are about: a popular sender's referrals are too many to be read each time.</summary>
static class Tally
{
    const string FromAddress = "referred_from", ByHour = "referred_in", ClickedByHour = "clicked_in";

    public static long InstallsFrom(Case @case, Person referrer, string address)
    {
        var today = AppCalendar.UtcDay(@case.At);
        return @case.State.TraitCount(@case.App.Id, FromAddress, Of(referrer.Key, address), today.AddDays(-@case.App.Referrals.Fraud.AddressDays), today);
    }

    public static long Arrivals(Case @case, Person referrer) => Today(@case, ByHour, Of(referrer.Key, HourOf(@case)));

    public static long Clicks(Case @case, string token, string address) => Today(@case, ClickedByHour, Of(token, address, HourOf(@case)));

    public static void Count(Case @case, Occasion occasion, Coming coming, Person referrer)
    {
        var addresses = Suspicions.AddressesOf(@case, coming);

        if (occasion == Occasion.LinkClick)
        {
            foreach (var address in addresses) @case.CountTrait(ClickedByHour, Of(coming.Clue.Link!.Token, address, HourOf(@case)));
            return;
        }

        @case.CountTrait(ByHour, Of(referrer.Key, HourOf(@case)));
        if (occasion is not (Occasion.AppInstall or Occasion.AppReinstall)) return;

        foreach (var address in addresses) @case.CountTrait(FromAddress, Of(referrer.Key, address));
    }

    static long Today(Case @case, string kind, string value)
    {
        var today = AppCalendar.UtcDay(@case.At);
        return @case.State.TraitCount(@case.App.Id, kind, value, today, today);
    }

    // Hashed: whose address it was is nobody's business here.
    static string Of(params ReadOnlySpan<string> parts)
    {
        var mark = Facts.Fingerprint.Of("tally", parts);
        return string.Create(CultureInfo.InvariantCulture, $"{mark.High:x16}{mark.Low:x16}");
    }

    static string HourOf(Case @case) => @case.At.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
}
