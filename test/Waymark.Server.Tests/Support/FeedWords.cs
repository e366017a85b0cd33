using Waymark.Events;

namespace Waymark.Server.Tests.Support;

/// <summary>What a feed says, and what became of it.</summary>
static class FeedWords
{
    public static List<StreamEvent> FeedEvents(ProcessingApplication app) => [.. app.Stream.Where(happened => happened.Kind == EventKind.Feed)];

    public static object[] Launched(ProcessingApplication app) => [Event("App Launched", "other", app.Now, new { })];

    public static object Batch(string customer, object happened, object? attributes = null) =>
        new { user_identities = new { customer_id = customer }, user_attributes = attributes, events = new[] { happened } };

    public static object Event(string name, string type, DateTimeOffset at, object attributes) => new
    {
        event_type = "custom_event",
        data = new { event_name = name, custom_event_type = type, timestamp_unixtime_ms = at.ToUnixTimeMilliseconds(), custom_attributes = attributes },
    };
}
