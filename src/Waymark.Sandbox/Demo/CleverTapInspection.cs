using System.Text.Json;

namespace Waymark.Sandbox.Demo;

/// <summary>Looks into CleverTap's stand-in and makes it misbehave.</summary>
sealed class CleverTapInspection(Uri cleverTap) : IDisposable
{
    const int PageSize = 1_000;

    readonly HttpClient _http = new() { BaseAddress = new Uri($"{cleverTap.ToString().TrimEnd('/')}/inspect/") };

    /// <summary>What it was sent.</summary>
    public async Task<IReadOnlyList<Receipt>> ReceiptsAsync(CancellationToken stop)
    {
        var all = new List<Receipt>();
        int? next = 0;

        do
        {
            var page = await GetAsync<EventPage>($"events?account={DemoDocument.Account}&limit={PageSize}&after={next}", stop);
            all.AddRange(page.Events.Select(happened => happened.Receipt).Where(receipt => !receipt.IsOwn));
            next = page.Next;
        }
        while (next is not null);

        return all;
    }

    public async Task<IReadOnlyList<ProfileLine>> ProfilesAsync(CancellationToken stop)
    {
        var all = new List<ProfileLine>();
        int? next = 0;

        do
        {
            var page = await GetAsync<ProfilePage>($"profiles?account={DemoDocument.Account}&limit={PageSize}&after={next}", stop);
            all.AddRange(page.Profiles.Select(profile => ProfileLine.Of(
                profile.ObjectIds, profile.Identities, [.. profile.Timeline.Select(happened => happened.Receipt)])));
            next = page.Next;
        }
        while (next is not null);

        return all;
    }

    public Task<Counts> CountsAsync(CancellationToken stop) => GetAsync<Counts>($"counts?account={DemoDocument.Account}", stop);

    public Task MisbehaveAsync(object fault, CancellationToken stop) => PutAsync("faults", fault, stop);

    /// <summary>Sends a message to many, of whom some see and some follow it.</summary>
    /// <returns>What happened, by name.</returns>
    public Task<IReadOnlyDictionary<string, long>> SendAsync(object campaign, CancellationToken stop) => DoAsync("campaigns", campaign, stop);

    /// <summary>Has devices do something.</summary>
    /// <returns>What happened, by name.</returns>
    public Task<IReadOnlyDictionary<string, long>> DoAsync(string name, IEnumerable<string> objectIds, CancellationToken stop) =>
        DoAsync("events", new { name, to = new { objectIds } }, stop);

    /// <summary>Says where exports go.</summary>
    public Task LeadFeedAsync(object feed, CancellationToken stop) => PutAsync("feed", feed, stop);

    /// <summary>Begins to export what has happened since the last time.</summary>
    public async Task ExportAsync(CancellationToken stop)
    {
        using var answer = await _http.PostAsync($"export?account={DemoDocument.Account}", null, stop);
        answer.EnsureSuccessStatusCode();
    }

    public Task<ExportState> ExportStateAsync(CancellationToken stop) => GetAsync<ExportState>($"feed?account={DemoDocument.Account}", stop);

    public void Dispose() => _http.Dispose();

    async Task PutAsync(string path, object body, CancellationToken stop)
    {
        using var answer = await _http.PutAsJsonAsync($"{path}?account={DemoDocument.Account}", body, stop);
        answer.EnsureSuccessStatusCode();
    }

    async Task<IReadOnlyDictionary<string, long>> DoAsync(string path, object body, CancellationToken stop)
    {
        using var answer = await _http.PostAsJsonAsync($"{path}?account={DemoDocument.Account}", body, stop);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Done>(stop))?.Events ?? throw new DemoFailedException($"The sandbox said nothing at {path}.");
    }

    async Task<T> GetAsync<T>(string path, CancellationToken stop) =>
        await _http.GetFromJsonAsync<T>(path, stop) ?? throw new DemoFailedException($"The sandbox said nothing at {path}.");

    /// <summary>Totals of the account.</summary>
    public sealed record Counts(int Profiles, long EventsTotal, RecordCounts Records, RequestCounts Requests);

    public sealed record RecordCounts(long Accepted, long Refused);

    public sealed record RequestCounts(long Total, IReadOnlyDictionary<string, long> ByStatus);

    /// <summary>What became of what was exported.</summary>
    public sealed record ExportState(long Requests, ExportFreight Accepted, ExportFreight Refused, ExportFreight Pending);

    /// <summary>How much went one way; batches of people only are counted as profiles.</summary>
    public sealed record ExportFreight(long Batches, long Profiles, long Events, IReadOnlyDictionary<string, long> ByName);

    sealed record Done(IReadOnlyDictionary<string, long> Events);

    sealed record EventPage(IReadOnlyList<Stored> Events, int? Next);

    sealed record ProfilePage(IReadOnlyList<Profile> Profiles, int? Next);

    sealed record Profile(IReadOnlyList<string> ObjectIds, IReadOnlyList<string> Identities, IReadOnlyList<Stored> Timeline);

    sealed record Stored(string Name, string Source, JsonElement Properties)
    {
        public Receipt Receipt => new(Text("om_event_id"), Name, Text("utm_source"), Text("utm_campaign"), IsOwn: Source == "CleverTap");

        string? Text(string name) =>
            Properties.ValueKind == JsonValueKind.Object && Properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
    }
}
