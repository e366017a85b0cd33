using System.Text.Json;
using Waymark.Storage;

namespace Waymark.Server.Servers;

/// <summary>Since when there is a campaign, and since when it is as it is: read from the versions of the configuration.</summary>
sealed class CampaignHistory(IConfigurationVersions versions) : IDisposable
{
    readonly SemaphoreSlim _oneAtATime = new(1, 1);
    Dictionary<(string App, string Id), Life> _lifeById = [];
    int _upTo;

    /// <param name="version">The version to look from; the first question reads all before it, later ones only what is new.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <returns>The campaigns that this version, or a later one that was asked about before, has.</returns>
    public async ValueTask<IReadOnlyDictionary<(string App, string Id), Life>> AtAsync(int version, CancellationToken stop)
    {
        if (version <= Volatile.Read(ref _upTo)) return Volatile.Read(ref _lifeById);

        await _oneAtATime.WaitAsync(stop);
        try
        {
            while (_upTo < version && await versions.FindAsync(_upTo + 1, stop) is { } next)
            {
                Volatile.Write(ref _lifeById, Live(_lifeById, next));
                Volatile.Write(ref _upTo, next.Number);
            }

            return _lifeById;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    // A campaign that was taken out and comes back later begins anew.
    static Dictionary<(string App, string Id), Life> Live(Dictionary<(string App, string Id), Life> before, ConfigurationVersion version)
    {
        var lives = new Dictionary<(string App, string Id), Life>();
        using var document = JsonDocument.Parse(version.Document);

        foreach (var app in Items(document.RootElement, "apps"))
        {
            foreach (var campaign in Items(app, "campaigns"))
            {
                var key = (app.GetProperty("id").GetString()!, campaign.GetProperty("id").GetString()!);
                var text = campaign.GetRawText();

                lives[key] = before.TryGetValue(key, out var life)
                    ? life.Text == text ? life : life with { UpdatedAt = version.When, Text = text }
                    : new Life(version.When, version.When, text);
            }
        }

        return lives;
    }

    static JsonElement.ArrayEnumerator Items(JsonElement parent, string key) =>
        parent.TryGetProperty(key, out var list) ? list.EnumerateArray() : default;

    /// <summary>When it began and when it was last changed.</summary>
    public sealed record Life(DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string Text)
    {
        public static Life Unknown { get; } = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "");
    }
}
