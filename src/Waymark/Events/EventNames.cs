namespace Waymark.Events;

/// <summary>How kinds are named in the stream; an in-app event has the app's own name instead.</summary>
public static class EventNames
{
    public static string Of(EventKind kind) => kind switch
    {
        EventKind.Install => "install",
        EventKind.Reinstall => "reinstall",
        EventKind.Reattribution => "reattribution",
        EventKind.Reengagement => "reengagement",
        EventKind.AttributionChanged => "attribution_changed",
        EventKind.Rejection => "install_rejected",
        EventKind.Open => "open",
        EventKind.SignUp => "signup",
        EventKind.UserUpdated => "user_updated",
        EventKind.Identified => "identified",
        EventKind.PushToken => "push_token",
        EventKind.Payment => "payment",
        EventKind.PaymentRemoved => "payment_removed",
        EventKind.InApp => "event",
        EventKind.Web => "web",
        EventKind.Feed => "feed",
        EventKind.Referral => "referral",
        EventKind.Relation => "relation",
        EventKind.FraudStatus => "fraud_status",
        EventKind.Reward => "reward",
        EventKind.Flow => "flow",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <returns>The kind that is named so; null when none is.</returns>
    public static EventKind? KindOf(string name) =>
        Enum.GetValues<EventKind>().Cast<EventKind?>().FirstOrDefault(kind => Of(kind!.Value) == name);
}
