using System.Net.Http.Headers;
using System.Text.Json;

namespace Waymark.Client.Wire;

/// <summary>Carries bodies to the server and tells what came of it.</summary>
sealed class Transport : IDisposable
{
    readonly WaymarkOptions _options;
    readonly HttpClient _http;

    public Transport(WaymarkOptions options)
    {
        _options = options;
        _http = options.Handler is { } handler ? new HttpClient(handler, disposeHandler: false) : new HttpClient();
        _http.BaseAddress = new Uri(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/api/client/");
        _http.MaxResponseContentBufferSize = 1_048_576;
        _http.Timeout = Timeout.InfiniteTimeSpan; // each attempt has its own limit, on the injected clock
    }

    public async Task<Answer<T>> SendAsync<T>(
        string path,
        byte[] body,
        RetrySchedule retries,
        Func<JsonElement, T?> read,
        CancellationToken stop)
        where T : class
    {
        for (var failures = 1; ; failures++)
        {
            var answer = await AttemptAsync(path, body, read, stop).ConfigureAwait(false);

            if (answer is not Answer<T>.Unavailable trouble || retries.After(failures, trouble.RetryAfter) is not { } wait)
                return answer;

            await Task.Delay(wait, _options.Clock, stop).ConfigureAwait(false);
        }
    }

    public void Dispose() => _http.Dispose();

    async Task<Answer<T>> AttemptAsync<T>(
        string path, byte[] body, Func<JsonElement, T?> read, CancellationToken stop)
        where T : class
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, _options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);

        try
        {
            using var request = Request(path, body);
            using var response = await _http.SendAsync(request, either.Token).ConfigureAwait(false);
            var content = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);

            return Judge(response, content, read);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Answer<T>.Unavailable($"No answer within {_options.Timeout.TotalSeconds:0.#} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new Answer<T>.Unavailable(e.Message);
        }
    }

    // The signature carries the moment, so each attempt is signed anew.
    HttpRequestMessage Request(string path, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        if (_options.SigningKey is { } key)
            request.Sign(key, _options.Clock.GetUtcNow(), body);

        return request;
    }

    Answer<T> Judge<T>(HttpResponseMessage response, byte[] content, Func<JsonElement, T?> read)
        where T : class
    {
        var status = (int)response.StatusCode;

        if (status is 429 or >= 500)
            return new Answer<T>.Unavailable($"HTTP {status}", RetryAfter(response.Headers.RetryAfter));

        var json = Parse(content);

        if (!response.IsSuccessStatusCode)
            return new Answer<T>.Refused(status, json?.Text("msg") ?? $"HTTP {status}", json?.Part("data")?.Text("error"));

        if (json is not { } answer)
            return new Answer<T>.Unreadable(status);

        return read(answer) is { } value
            ? new Answer<T>.Accepted(value)
            : new Answer<T>.Refused(answer.Number("status") ?? status, answer.Text("msg") ?? "The server did not confirm");
    }

    TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - _options.Clock.GetUtcNow() : null);

    /// <returns>The answer's object, or null when it is anything else.</returns>
    static JsonElement? Parse(byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
