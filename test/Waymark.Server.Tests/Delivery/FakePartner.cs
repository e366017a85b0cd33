using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Waymark.Server.Tests.Delivery;

/// <summary>A partner that writes down what it was told, and answers as the test says.</summary>
sealed class FakePartner : HttpMessageHandler
{
    readonly ConcurrentQueue<JsonElement[]> _uploads = new();
    int _inFlight;

    /// <summary>Answers an upload; null is the ordinary success.</summary>
    public Func<JsonElement[], HttpResponseMessage?> OnUpload { get; set; } = _ => null;

    public Func<HttpResponseMessage> OnProbe { get; set; } = () => Json(200, """{"status":"success"}""");

    /// <summary>Every upload waits for this before it is answered.</summary>
    public Func<Task> Delay { get; set; } = () => Task.CompletedTask;

    public int Probes { get; private set; }

    public int MostInFlight { get; private set; }

    public IReadOnlyList<JsonElement[]> Uploads => [.. _uploads];

    /// <summary>What the partner took, in the order it took it: a name for events, a dash for profiles, then whose.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>Our ids of the events it took.</summary>
    public IEnumerable<string> TakenIds => Taken.Where(text => text.Contains('#', StringComparison.Ordinal)).Select(text => text[(text.IndexOf('#', StringComparison.Ordinal) + 1)..]);

    public static HttpResponseMessage Json(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.AbsolutePath.EndsWith("/1/upload", StringComparison.Ordinal) || request.RequestUri.Query.Length > 0)
        {
            Probes++;
            return OnProbe();
        }

        lock (Taken)
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);

        try
        {
            using var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            var records = body.RootElement.GetProperty("d").EnumerateArray().Select(record => record.Clone()).ToArray();
            _uploads.Enqueue(records);
            await Delay();

            var answer = OnUpload(records);
            var refused = answer is null ? [] : await RefusedAsync(answer, records.Length, cancellationToken);

            lock (Taken)
                Taken.AddRange(records.Where((_, index) => !refused.Contains(index)).Select(Describe));

            return answer ?? Json(200, $$"""{"status":"success","processed":{{records.Length}},"unprocessed":[]}""");
        }
        finally
        {
            lock (Taken)
                _inFlight--;
        }
    }

    /// <summary>A 200 that names records by their number took the others.</summary>
    static async Task<HashSet<int>> RefusedAsync(HttpResponseMessage answer, int records, CancellationToken stop)
    {
        if (answer.StatusCode != HttpStatusCode.OK) return [.. Enumerable.Range(0, records)];

        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(stop));
        return [.. body.RootElement.GetProperty("unprocessed").EnumerateArray()
            .Select(failure => int.Parse(failure.GetProperty("error").GetString()!.Split(':')[^1], System.Globalization.CultureInfo.InvariantCulture) - 1)];
    }

    static string Describe(JsonElement record)
    {
        var whose = record.TryGetProperty("objectId", out var device) ? device.GetString() : record.GetProperty("identity").GetString();
        return record.GetProperty("type").GetString() == "profile"
            ? $"- {whose}"
            : $"{record.GetProperty("evtName").GetString()} {whose} #{record.GetProperty("evtData").GetProperty("om_event_id").GetString()}";
    }
}
