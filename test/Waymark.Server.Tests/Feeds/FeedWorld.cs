using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Waymark.Feeds;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Feeds;

/// <summary>The whole server with an app that has feeds, and the words to post to them.</summary>
sealed class FeedWorld : IAsyncDisposable
{
    static readonly string Document = WaymarkApplication.Document.Replace(
        "\"domains\":",
        """
        "feeds": [ { "id": "clevertap", "key": "feed_key", "secret": "feed_secret", "batchesPerSecond": 0, "webhookSecret": "hook_secret_of_feed" },
                   { "id": "second", "key": "other_key", "secret": "new_secret", "previousKey": "old_key", "previousSecret": "old_secret", "batchesPerSecond": 3 } ],
        "integrations": [ { "id": "ct", "partner": "clevertap", "active": true, "events": [ { "event": "*" } ],
                            "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "region": "EU" } } ],
        "domains":
        """,
        StringComparison.Ordinal);

    FeedWorld(WaymarkApplication server) => Server = server;

    public WaymarkApplication Server { get; }

    public static async Task<FeedWorld> StartAsync() => new(await WaymarkApplication.StartAsync(Document));

    /// <summary>A batch of one catalogue event with its sample attributes.</summary>
    public static Dictionary<string, object?> Batch(CatalogueEvent happened, string? customer = "cust-1") => new()
    {
        ["user_identities"] = customer is null ? null : new { customer_id = customer },
        ["events"] = new[] { Event(happened) },
    };

    public static object Event(CatalogueEvent happened) => new
    {
        event_type = happened.EventType,
        data = happened.CustomEventType is { } type
            ? (object)new { event_name = happened.Name, custom_event_type = type, custom_attributes = happened.SampleAttributes }
            : new { custom_attributes = happened.SampleAttributes },
    };

    public async Task<Reply> PostAsync(string path, object body, string? credentials = "feed_key:feed_secret", HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path)
        {
            Content = body is byte[] bytes ? new ByteArrayContent(bytes) : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };

        if (credentials is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));

        using var response = await Server.Client.SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    /// <summary>The stream once everything that was posted is in it.</summary>
    public async Task<IReadOnlyList<JsonElement>> StreamAsync(string query = "")
    {
        // Asking for an attribution waits until what came before is processed.
        await Server.CallAsync("attribution-data", new() { ["install_instance_id"] = "nobody" });
        var page = await Server.ManageAsync($"apps/shop/stream?limit=1000{query}");
        return [.. page.GetProperty("events").EnumerateArray()];
    }

    public async Task<JsonElement> FeedAsync(string feed = "clevertap")
    {
        await StreamAsync();
        return await Server.ManageAsync($"apps/shop/feeds/{feed}");
    }

    public static string Error(Reply reply) => reply.Body.GetProperty("errors")[0].GetProperty("message").GetString()!;

    public static string Code(Reply reply) => reply.Body.GetProperty("errors")[0].GetProperty("code").GetString()!;

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
