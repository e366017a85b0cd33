using System.Globalization;

namespace Waymark.Integrations;

/// <summary>How long after a conversion a partner hears of what the user does. Counted with the setting in force at the event.</summary>
static class PostbackWindow
{
    const int AdNetworkDays = 180;

    public static bool Contains(PostbackInquiry asked) =>
        Days(asked) is not { } days || Elapsed(asked) is not { } elapsed || elapsed <= TimeSpan.FromDays(days);

    public static string Describe(PostbackInquiry asked) => (Days(asked), Elapsed(asked)) switch
    {
        (null, _) => "no window",
        ({ } days, null) => $"{days} days; there is no conversion to count from",
        ({ } days, { } elapsed) => string.Create(CultureInfo.InvariantCulture, $"{days} days; {elapsed.TotalDays:0.##} days after the conversion"),
    };

    /// <returns>Null when the partner hears of it for ever.</returns>
    static int? Days(PostbackInquiry asked)
    {
        if (asked.Class != EventClass.InApp) return null;

        var days = asked.Mapping?.WindowDays ?? asked.Integration.PostbackWindowDays
            ?? (asked.Recipient.Class == PartnerClass.AdNetwork ? AdNetworkDays : 0);

        return days == 0 ? null : days;
    }

    static TimeSpan? Elapsed(PostbackInquiry asked) => asked.Verdict is { } verdict ? asked.Event.At - verdict.At : null;
}
