using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>An address that stays while the server behind it comes and goes; calls pass through, or meet with what a test has in store for them.</summary>
sealed class Gateway : IAsyncDisposable
{
    readonly ConcurrentQueue<Mishap> _mishaps = new();
    readonly ConcurrentQueue<int?> _statuses = new();
    readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    readonly Func<Uri?> _server;
    readonly WebApplication _app;

    Gateway(Func<Uri?> server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = server;
        _app = builder.Build();
        _app.Run(PassAsync);
    }

    public Uri Address => new(_app.Urls.First());

    /// <summary>What callers got, null for no answer.</summary>
    public IReadOnlyCollection<int?> Statuses => _statuses;

    /// <param name="server">Where the server is at the moment; null while it is down.</param>
    public static async Task<Gateway> StartAsync(Func<Uri?> server)
    {
        var gateway = new Gateway(server);
        await gateway._app.StartAsync(TestContext.Current.CancellationToken);
        return gateway;
    }

    /// <summary>The next calls meet with these, one each.</summary>
    public void Expect(params IEnumerable<Mishap> mishaps)
    {
        foreach (var mishap in mishaps) _mishaps.Enqueue(mishap);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    async Task PassAsync(HttpContext context)
    {
        _mishaps.TryDequeue(out var mishap);

        if (mishap is { Status: { } status })
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = $"{mishap.RetryAfter}";
            _statuses.Enqueue(status);
            return;
        }

        using var answer = await AskAsync(context.Request);

        if (answer is null || mishap is not null)
        {
            _statuses.Enqueue(null);
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        if (answer.Headers.RetryAfter is { } retryAfter) context.Response.Headers.RetryAfter = $"{retryAfter}";
        _statuses.Enqueue(context.Response.StatusCode);
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <returns>Null when nobody is there.</returns>
    async Task<HttpResponseMessage?> AskAsync(HttpRequest asked)
    {
        if (_server() is not { } server) return null;

        using var body = new MemoryStream();
        await asked.Body.CopyToAsync(body);
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(server, $"{asked.Path}{asked.QueryString}"));
        request.Content = new ByteArrayContent(body.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse(asked.ContentType ?? "application/json") } };
        request.Headers.TryAddWithoutValidation("Authorization", asked.Headers.Authorization.ToString());

        try
        {
            return await _http.SendAsync(request);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}

/// <summary>What becomes of a call: this answer in place of the server's, or, without a status, the server does its work and its answer is lost.</summary>
sealed record Mishap(int? Status = null, int RetryAfter = 0);
