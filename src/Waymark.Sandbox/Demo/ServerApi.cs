using System.Net;
using System.Net.Http.Headers;
using Waymark.Sandbox.Demo.Referrals;

namespace Waymark.Sandbox.Demo;

/// <summary>Reads what the server says about the shop, with a management key.</summary>
sealed class ServerApi : IDisposable
{
    const int PageSize = 1_000;

    readonly HttpClient _http;

    public ServerApi(Uri server)
    {
        _http = new HttpClient { BaseAddress = new Uri(server, $"/api/manage/v1/apps/{DemoDocument.App}/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", DemoDocument.ManagementKey);
    }

    static string Integration => $"integrations/{DemoDocument.Integration}";

    public async Task<IReadOnlyList<Happening>> StreamAsync(CancellationToken stop)
    {
        var all = new List<Happening>();
        string? next = null;

        do
        {
            var page = await GetAsync<StreamPage>($"stream?limit={PageSize}&after={next}", stop);
            all.AddRange(page.Events);
            next = page.Next;
        }
        while (next is not null);

        return all;
    }

    public Task<Ledger> LedgerAsync(CancellationToken stop) => GetAsync<Ledger>($"{Integration}/ledger", stop);

    /// <summary>Ids of the events that are held or retried.</summary>
    /// <param name="state"><c>held</c> or <c>retrying</c>.</param>
    /// <param name="stop">Ends it early.</param>
    public async Task<IReadOnlySet<string>> UnsettledAsync(string state, CancellationToken stop)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        long? next = 0;

        do
        {
            var page = await GetAsync<DeliveryPage>($"{Integration}/deliveries?state={state}&limit={PageSize}&after={next}", stop);
            ids.UnionWith(page.Deliveries.Select(delivery => delivery.EventId));
            next = page.Next;
        }
        while (next is not null);

        return ids;
    }

    /// <returns>Uninstalls of the last days by the name of the campaign that had brought them.</returns>
    public async Task<IReadOnlyDictionary<string, long>> UninstallsAsync(CancellationToken stop) =>
        (await GetAsync<DailyPage>("reports/daily", stop)).Figures
            .Where(figure => figure.Measure == "uninstalls")
            .GroupBy(figure => DemoDocument.NameOf(figure.Campaign))
            .ToDictionary(group => group.Key, group => group.Sum(figure => figure.Count));

    /// <summary>Arrivals and clicks through links.</summary>
    public async Task<IReadOnlyList<ReferralSeen>> ReferralsAsync(CancellationToken stop)
    {
        var all = new List<ReferralSeen>();
        string? next = null;

        do
        {
            var page = await GetAsync<ReferralPage>($"referrals?limit={PageSize}&after={next}", stop);
            all.AddRange(page.Referrals);
            next = page.Next;
        }
        while (next is not null);

        return all;
    }

    /// <summary>Anything else that the app's routes answer.</summary>
    public async Task<TPart> ReadAsync<TAnswer, TPart>(string path, Func<TAnswer, TPart> pick, CancellationToken stop) => pick(await GetAsync<TAnswer>(path, stop));

    /// <returns>How many facts the server has taken and not processed yet.</returns>
    public async Task<long> BehindAsync(CancellationToken stop)
    {
        using var answer = await _http.GetAsync("/health/ready", stop);
        return (await answer.Content.ReadFromJsonAsync<Readiness>(stop))?.Behind ?? 0;
    }

    public void Dispose() => _http.Dispose();

    async Task<T> GetAsync<T>(string path, CancellationToken stop)
    {
        using var answer = await _http.GetAsync(path, stop);

        if (answer.StatusCode != HttpStatusCode.OK)
            throw new DemoFailedException($"The server answered {(int)answer.StatusCode} to {_http.BaseAddress}{path}.");

        return await answer.Content.ReadFromJsonAsync<T>(stop) ?? throw new DemoFailedException($"The server said nothing at {path}.");
    }

    sealed record StreamPage(IReadOnlyList<Happening> Events, string? Next);

    sealed record ReferralPage(IReadOnlyList<ReferralSeen> Referrals, string? Next);

    sealed record DeliveryPage(IReadOnlyList<Delivery> Deliveries, long? Next);

    sealed record Delivery(string EventId);

    sealed record DailyPage(IReadOnlyList<Daily> Figures);

    sealed record Daily(string Measure, string? Campaign, long Count);

    sealed record Readiness(long Behind);
}
