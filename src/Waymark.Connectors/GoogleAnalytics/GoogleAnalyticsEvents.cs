using Waymark.Events;

namespace Waymark.Connectors.GoogleAnalytics;

/// <summary>Our events as Google Analytics takes them: events only, of installations it knows, of the last three days.</summary>
static class GoogleAnalyticsEvents
{
    static readonly Composition TooOld = new Composition.Skips("older_than_72_hours");
    static readonly Composition NoStream = new Composition.Skips("no_data_stream_for_platform");

    public static Composition Compose(Telling telling)
    {
        // Google wants to hear nothing of names and addresses.
        if (telling.IsOnlyAboutThePerson() || telling.Event.Kind == EventKind.Rejection) return Happenings.NothingToTell;

        if (new GoogleAnalyticsSettings(telling.Integration.Settings).StreamOf(Acquisition.PlatformOf(telling)) is not { } stream) return NoStream;

        var isTooOld = telling.Now - telling.Event.At > GoogleAnalyticsApi.OldestEvent;

        return GoogleAnalyticsIdentity.Of(telling) switch
        {
            // Whoever waited in vain shall read why; others need not begin to wait.
            GoogleAnalyticsIdentity.NotYetKnown when isTooOld && !telling.HasWaitedLongEnough => TooOld,
            GoogleAnalyticsIdentity.Instance when isTooOld => TooOld,
            GoogleAnalyticsIdentity.Instance instance => Compose(telling, stream, instance.Id),
            GoogleAnalyticsIdentity.Invalid => new Composition.Refuses(
                "app_instance_id", "The ga_app_instance_id that the app handed over is not 32 hexadecimal digits."),
            _ => new Composition.Waits("no_ga_app_instance_id"),
        };
    }

    /// <returns>Why Google Analytics would not take an event of this name; null when it would.</returns>
    public static string? Problem(string name)
    {
        var clean = GoogleAnalyticsNames.Event(name);

        return clean.Length == 0 ? "has no letter that Google Analytics allows in a name"
            : GoogleAnalyticsNames.IsReserved(clean) ? $"\"{clean}\" is reserved by Google Analytics; choose another name"
            : null;
    }

    static Composition Compose(Telling telling, GoogleAnalyticsStream stream, string instance)
    {
        var name = OwnName(telling.Event.Kind) ?? GoogleAnalyticsNames.Event(telling.Name);

        if (OwnName(telling.Event.Kind) is null && Problem(telling.Name) is { } problem)
            return new Composition.Refuses("name", $"\"{telling.Name}\": {problem}.");

        var route = GoogleAnalyticsRoute.Of(telling, stream, instance);
        return new Composition.Ready([GoogleAnalyticsRecord.Write(telling, route, name)]);
    }

    // Later evidence changes user properties, which only travel with an event.
    static string? OwnName(EventKind kind) => kind switch
    {
        EventKind.Install => "waymark_install",
        EventKind.Reinstall => "waymark_reinstall",
        EventKind.Reattribution => "waymark_reattribution",
        EventKind.Reengagement => "waymark_reengagement",
        EventKind.AttributionChanged => "waymark_attribution_changed",
        _ => null,
    };
}
