using Waymark.Devices;
using Waymark.Reports;

namespace Waymark.Tests.Referrals.Reports;

/// <summary>Daily figures for tests of reports.</summary>
static class Some
{
    public static readonly DateOnly Day = new(2026, 3, 10);

    public static (RollupKey, Figure) Of(
        string measure, long count, string name = "", string source = "valid", string campaign = "", Platform platform = Platform.Android, DateOnly? day = null, long micros = 0) =>
        (new RollupKey("shop", day ?? Day, measure, name, measure.StartsWith("invites_", StringComparison.Ordinal) ? "" : source, campaign, platform), new Figure(count, micros));
}
