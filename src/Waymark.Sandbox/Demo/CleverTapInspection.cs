using System.Text.Json;

namespace Waymark.Sandbox.Demo;

/// <summary>Looks into CleverTap's stand-in and makes it misbehave.</summary>
sealed class CleverTapInspection(Uri cleverTap) : IDisposable
{
    const int PageSize = 1_000;

    readonly HttpClient _http = new() { BaseAddress = new Uri($"{cleverTap.ToString().TrimEnd('/')}/inspect/") };

    public async Task<IReadOnlyList<Receipt>> ReceiptsAsync(CancellationToken stop)
    {
        var all = new List<Receipt>();
        int? next = 0;

        do
        {
            var page = await GetAsync<EventPage>($"events?account={DemoDocument.Account}&limit={PageSize}&after={next}", stop);
            all.AddRange(page.Events.Select(happened => happened.Receipt));
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

    public async Task MisbehaveAsync(object fault, CancellationToken stop)
    {
        using var answer = await _http.PutAsJsonAsync($"faults?account={DemoDocument.Account}", fault, stop);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    async Task<T> GetAsync<T>(string path, CancellationToken stop) =>
        await _http.GetFromJsonAsync<T>(path, stop) ?? throw new DemoFailedException($"The sandbox said nothing at {path}.");

    /// <summary>Totals of the account.</summary>
    public sealed record Counts(int Profiles, long EventsTotal, RecordCounts Records, RequestCounts Requests);

    public sealed record RecordCounts(long Accepted, long Refused);

    public sealed record RequestCounts(long Total, IReadOnlyDictionary<string, long> ByStatus);

    sealed record EventPage(IReadOnlyList<Stored> Events, int? Next);

    sealed record ProfilePage(IReadOnlyList<Profile> Profiles, int? Next);

    sealed record Profile(IReadOnlyList<string> ObjectIds, IReadOnlyList<string> Identities, IReadOnlyList<Stored> Timeline);

    sealed record Stored(string Name, JsonElement Properties)
    {
        public Receipt Receipt => new(Text("om_event_id"), Name, Text("utm_source"), Text("utm_campaign"));

        string? Text(string name) =>
            Properties.ValueKind == JsonValueKind.Object && Properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
    }
}
