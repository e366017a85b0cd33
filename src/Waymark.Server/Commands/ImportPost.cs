using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Waymark.Server.Api;

namespace Waymark.Server.Commands;

/// <summary>Posts lines until the server has them: it may be busy for a while, or be restarted.</summary>
sealed class ImportPost(HttpClient client, ImportAim aim, ImportGauge gauge, TimeProvider clock)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A server that only restarts is back by then.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    DateTimeOffset? _heardAt;

    /// <returns>Null when the server will not have them, which has been said.</returns>
    public async Task<FeedImport?> SendAsync(ReadOnlyMemory<byte> lines, string? named, long firstLine, TextWriter error, CancellationToken stop)
    {
        var address = ManagementCall.Path("apps", aim.App, "feeds", aim.Feed, "import") + QueryText.Of(
            ("event", named ?? aim.Event), ("timeZone", aim.TimeZone), ("line", firstLine.ToString(CultureInfo.InvariantCulture)));

        while (true)
        {
            try
            {
                using var content = new ReadOnlyMemoryContent(lines) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
                using var answer = await client.PostAsync(address, content, stop);
                _heardAt = clock.GetUtcNow();

                if (answer.IsSuccessStatusCode) return await answer.Content.ReadFromJsonAsync<FeedImport>(JsonSerializerOptions.Web, stop);

                if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
                {
                    gauge.Clear();
                    await error.WriteLineAsync(ManagementCall.Explain(answer.StatusCode, await answer.Content.ReadAsStringAsync(stop)));
                    return null;
                }

                gauge.Wait("the server is busy");
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? Pause, clock, stop);
            }
            catch (Exception e) when (MayComeBack(e, stop))
            {
                gauge.Wait("the server does not answer");
                await Task.Delay(Pause, clock, stop);
            }
        }
    }

    // One that never answered is more likely a wrong address.
    bool MayComeBack(Exception e, CancellationToken stop) =>
        e is HttpRequestException or IOException or OperationCanceledException && !stop.IsCancellationRequested
        && _heardAt is { } heard && clock.GetUtcNow() - heard < Patience;
}
