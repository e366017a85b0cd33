using System.Text;
using System.Text.Json;
using Waymark.Bench.Load;
using Waymark.Feeds;

namespace Waymark.Bench.Feeds;

/// <summary>What a feed posts in the measurement: the published events of CleverTap in turn, with all their attributes, about users that are known by their ids.</summary>
static class FeedWorkload
{
    public const string Batch = "batch", Bulk = "bulk";

    public static IReadOnlyList<string> Shapes { get; } = [Batch, Bulk];

    /// <param name="shape">One batch with all events, or as many batches with one event each.</param>
    /// <param name="events">How many events a request holds.</param>
    public static Workload Of(string shape, int events)
    {
        var happened = Enumerable.Range(0, events).Select(Event);
        var (path, body) = shape == Bulk
            ? ("/v2/bulkevents", $"[{string.Join(',', happened.Select((one, index) => About(one, index)))}]")
            : ("/v2/events", About(string.Join(',', happened), 0));

        return new Workload($"{shape} of {events}", [PreparedRequest.Post(path, body, Authorization)]);
    }

    static string Authorization { get; } =
        $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{BenchedApp.FeedKey}:{BenchedApp.FeedSecret}"))}";

    static string About(string events, int index) =>
        $$"""{"environment":"production","source_request_id":"{{Slot.UniqueId}}-{{index}}","user_identities":{"customer_id":"{{Slot.InstallId}}"},"events":[{{events}}]}""";

    static string Event(int index)
    {
        var published = Catalogue.CleverTap.Events[index % Catalogue.CleverTap.Events.Count];
        var name = published.CustomEventType is { } type ? $"\"event_name\":{JsonSerializer.Serialize(published.Name)},\"custom_event_type\":\"{type}\"," : "";
        var attributes = JsonSerializer.Serialize(published.SampleAttributes);

        return $$$"""{"event_type":"{{{published.EventType}}}","data":{{{{name}}}"source_message_id":"{{{Slot.UniqueId}}}-{{{index}}}","custom_attributes":{{{attributes}}}}}""";
    }
}
