using System.Globalization;
using Waymark.Devices;

namespace Waymark.Flows;

/// <summary>The keys that a filter may name without being <c>custom</c>: what is known of the user, their install and the event.</summary>
public static class FlowKeys
{
    /// <summary>Begins the name of a property that the app or a flow gave the user, such as <c>user.credits</c>.</summary>
    public const string UserPrefix = "user.";

    static readonly Dictionary<string, Func<FlowMoment, string?>> ValueOf = new(StringComparer.Ordinal)
    {
        ["event"] = moment => moment.Event,
        ["user_id"] = moment => moment.Person.Person.UserId,
        ["signed_up"] = moment => moment.Person.User?.SignedUpAt is null ? "false" : "true",
        ["country"] = moment => moment.Person.Country,
        ["platform"] = moment => PlatformOf(moment)?.Lower(),
        ["app_version"] = moment => moment.Person.Install?.AppVersion,
        ["sdk_version"] = moment => moment.Person.Install?.SdkVersion,
        ["os_version"] = moment => moment.Person.Install?.Device.OsVersion,
        ["device_brand"] = moment => moment.Person.Install?.Device.Brand,
        ["device_model"] = moment => moment.Person.Install?.Device.Model,
        ["language"] = moment => moment.Person.Install?.Device.Language,
        ["install_provider"] = moment => moment.Person.Came?.Channel,
        ["install_source"] = moment => moment.Person.Install?.Verdict?.Credit.Source,
        ["install_campaign"] = moment => moment.Person.Install?.Verdict?.Credit.Campaign,
        ["install_days"] = moment => moment.Person.Install?.OpenedAt is { } opened ? Days(moment.At - opened) : null,
        ["idle_days"] = moment => moment.Person.LastActiveAt is { } active ? Days(moment.At - active) : null,
        ["fraud_status"] = moment => moment.Person.Came?.Status.ToString().ToLowerInvariant(),
        ["test"] = moment => moment.Person.Install?.IsTest == true ? "true" : "false",
        ["banned"] = moment => moment.Person.Standing.IsBannedAt(moment.At) ? "true" : "false",
    };

    public static IReadOnlyCollection<string> Names => ValueOf.Keys;

    public static bool IsKnown(string key) => ValueOf.ContainsKey(key) || (key.StartsWith(UserPrefix, StringComparison.Ordinal) && key.Length > UserPrefix.Length);

    /// <returns>The value that a filter is about; null when there is none.</returns>
    public static string? Find(FlowFilter filter, FlowMoment moment)
    {
        if (filter.Custom) return FlowValues.Text(FlowValues.Find(moment.Values, filter.Key));
        if (filter.Key.StartsWith(UserPrefix, StringComparison.Ordinal)) return moment.Person.Property(filter.Key[UserPrefix.Length..]);

        return ValueOf.TryGetValue(filter.Key, out var find) ? find(moment) : null;
    }

    public static bool IsVersion(FlowFilter filter) => !filter.Custom && filter.Key is "app_version" or "sdk_version" or "os_version";

    static Platform? PlatformOf(FlowMoment moment) =>
        moment.Platform != Platform.Unknown ? moment.Platform : moment.Person.Install?.Platform;

    static string Days(TimeSpan span) => Math.Floor(span.TotalDays).ToString(CultureInfo.InvariantCulture);
}
