using System.Net.Http.Headers;
using System.Text;
using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>Sends every account's export, one post at a time, until each batch is accepted or refused.</summary>
sealed class Exporter(AccountBook accounts, TimeProvider clock) : BackgroundService
{
    const int LongestAnswer = 2_048;

    // A redirect would carry the secret elsewhere.
    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(accounts.All.Select(account => RunAsync(account, stoppingToken)));

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    async Task RunAsync(Account account, CancellationToken stop)
    {
        var export = account.Export;

        while (!stop.IsCancellationRequested)
        {
            // What was changed up to here is seen below.
            export.Change.Hush();

            if (export.Feed is not { } feed || export.Outbox.Next(feed.BatchesPerRequest) is not { } request)
            {
                var every = export.Feed?.Every ?? Timeout.InfiniteTimeSpan;
                if (!await export.News.WaitAsync(every, clock, stop)) export.Collect(account.With);
                continue;
            }

            var outcome = await SendAsync(request, feed, stop);
            var failures = export.Outbox.Settle(request, outcome, clock.GetUtcNow());

            if (outcome is ExportOutcome.Postponed postponed)
                await export.Change.WaitAsync(export.WaitAfter(failures, feed, postponed.RetryAfter), clock, stop);
        }
    }

    async Task<ExportOutcome> SendAsync(ExportRequest request, FeedSettings feed, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(feed.TimeoutMs);

        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, $"{feed.Address.TrimEnd('/')}/{request.Path}");
            message.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{feed.Key}:{feed.Secret}")));
            message.Content = new ByteArrayContent(request.ToBody()) { Headers = { ContentType = new("application/json") } };

            using var answer = await _http.SendAsync(message, patience.Token);
            var body = await answer.Content.ReadAsStringAsync(patience.Token);
            return ExportOutcome.Of(answer.StatusCode, body.Length <= LongestAnswer ? body : body[..LongestAnswer], Wanted(answer.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new ExportOutcome.Postponed($"no answer within {feed.TimeoutMs} ms");
        }
        catch (HttpRequestException e)
        {
            return new ExportOutcome.Postponed(e.Message);
        }
    }

    TimeSpan? Wanted(RetryConditionHeaderValue? retryAfter) => retryAfter?.Delta ?? (retryAfter?.Date - clock.GetUtcNow());
}
