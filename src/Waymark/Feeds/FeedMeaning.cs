namespace Waymark.Feeds;

/// <summary>What an event of a feed tells of an install or user, beyond having happened.</summary>
public enum FeedMeaning
{
    Nothing,

    /// <summary>The app was in use.</summary>
    Activity,
    Uninstall,

    /// <summary>Somebody followed a message or link of the owner's own.</summary>
    OwnedClick,

    /// <summary>Somebody left a channel, or came back to it.</summary>
    ChannelChoice,

    /// <summary>A user's stage of life with the app.</summary>
    Stage,
}

/// <summary>Tells what events mean.</summary>
public static class FeedMeanings
{
    /// <param name="happened">The event.</param>
    /// <param name="isCleverTap">The words are CleverTap's; other senders' events of these names are just their names.</param>
    public static FeedMeaning Of(FeedEvent happened, bool isCleverTap) => happened.Type switch
    {
        "uninstall" => FeedMeaning.Uninstall,
        "session_start" or "session_end" => FeedMeaning.Activity,
        "custom_event" when isCleverTap => OfCleverTap(happened.Name),
        _ => FeedMeaning.Nothing,
    };

    static FeedMeaning OfCleverTap(string name) => name switch
    {
        "App Launched" or "Session Concluded" => FeedMeaning.Activity,
        FeedEvent.Uninstalled => FeedMeaning.Uninstall,
        "Notification Clicked" or "UTM Visited" => FeedMeaning.OwnedClick,
        "Channel Unsubscribed" => FeedMeaning.ChannelChoice,
        "State Transitioned" => FeedMeaning.Stage,
        _ => FeedMeaning.Nothing,
    };
}
