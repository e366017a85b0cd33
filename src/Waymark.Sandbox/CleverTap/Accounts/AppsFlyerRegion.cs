namespace Waymark.Sandbox.CleverTap.Accounts;

/// <summary>The region field of AppsFlyer's form for CleverTap: capitals only, and what it does not know it silently takes for EU1.</summary>
static class AppsFlyerRegion
{
    /// <summary>What stands before the field in an address, as in <c>/clevertap/appsflyer/IN1/1/upload</c>.</summary>
    public const string Segment = "appsflyer";

    public static Region Read(string field) =>
        Region.All.FirstOrDefault(region => region.Code.ToUpperInvariant().Equals(field, StringComparison.Ordinal)) ?? Region.All[0];
}
