using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Waymark.Bench.Load;

/// <summary>What the server's stream holds of the load's events, read through its public interface.</summary>
/// <param name="TimesById">How many events of the stream carry an id.</param>
sealed record StoredEvents(IReadOnlyDictionary<string, int> TimesById)
{
    const int PageSize = 1_000;
    const string EventName = "purchase";

    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>Reads the stream until it holds everything expected, or until it stops growing.</summary>
    public static async Task<StoredEvents> ReadAsync(
        IPEndPoint server, IReadOnlySet<string> expected, CancellationToken stop)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri($"http://{server}"),
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", BenchedApp.ManagementKey);

        var seen = await ReadOnceAsync(http, stop);

        while (!expected.IsSubsetOf(seen.Keys))
        {
            var before = seen.Count;
            await Task.Delay(BetweenLooks, stop);
            seen = await ReadOnceAsync(http, stop);

            if (seen.Count == before)
                break;
        }

        return new StoredEvents(seen);
    }

    static async Task<Dictionary<string, int>> ReadOnceAsync(HttpClient http, CancellationToken stop)
    {
        var seen = new Dictionary<string, int>();

        for (string? after = ""; after is not null;)
        {
            var path = $"/api/manage/v1/apps/{BenchedApp.Id}/stream?name={EventName}&limit={PageSize}";
            using var page = JsonDocument.Parse(await http.GetByteArrayAsync(
                after.Length == 0 ? path : $"{path}&after={Uri.EscapeDataString(after)}", stop));

            foreach (var stored in page.RootElement.GetProperty("events").EnumerateArray())
            {
                if (FindOrderId(stored) is { } id)
                    seen[id] = seen.GetValueOrDefault(id) + 1;
            }

            after = page.RootElement.TryGetProperty("next", out var next) ? Text(next) : null;
        }

        return seen;
    }

    static string? Text(JsonElement next) => next.ValueKind switch
    {
        JsonValueKind.String => next.GetString(),
        JsonValueKind.Number => next.GetRawText(),
        _ => null,
    };

    /// <returns>The id that the load put among the event's attributes, wherever the stream keeps them.</returns>
    static string? FindOrderId(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.TryGetProperty("order_id", out var id) => id.GetString(),
        JsonValueKind.Object => json.EnumerateObject().Select(part => FindOrderId(part.Value)).FirstOrDefault(id => id is not null),
        _ => null,
    };
}
